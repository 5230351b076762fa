using System.Text;
using System.Text.RegularExpressions;
using nietras.SeparatedValues;

namespace Reporting.Local.Demo;

/// <summary>One authority's sample return, as the CSV that its submitter uploads.</summary>
internal sealed partial record SampleReturn(string Period, string Instrument, string Authority, byte[] Csv)
{
    /// <summary>Reads a folder of files <c>period.instrument.csv</c>: header <c>authority,ITEM,…</c>, a row an authority.</summary>
    /// <remarks>
    /// A cell is a value or a missing code, with a note after a colon (<c>NP:c suppressed by the source</c>);
    /// an empty cell is an item that the period does not ask for.
    /// </remarks>
    public static IReadOnlyList<SampleReturn> ReadAll(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).ToArray() : [];
        return files.Length == 0 ? throw new LocalHostException($"There are no sample returns in {folder}.") : [.. files.SelectMany(ReadFile)];
    }

    private static List<SampleReturn> ReadFile(string path)
    {
        if (Path.GetFileName(path).Split('.') is not [var period, var instrument, _])
            throw new LocalHostException($"{path} is not named period.instrument.csv.");

        using var reader = Sep.New(',').Reader(o => o with { Unescape = true }).FromFile(path);
        var items = reader.Header.ColNames;
        if (items is not ["authority", _, ..])
            throw new LocalHostException($"{path} does not begin with the columns authority and an item.");

        var returns = new List<SampleReturn>();
        foreach (var row in reader)
        {
            var form = new StringBuilder("code,label,value,missing,estimate,note\r\n");
            for (var i = 1; i < items.Count; i++)
            {
                var cell = row[i].ToString();
                if (cell.Length == 0)
                    continue;

                var missing = MissingCell.Match(cell);
                form.Append(items[i]).Append(",,").Append(missing.Success ? "" : Quoted(cell)).Append(',')
                    .Append(missing.Groups["code"].ValueSpan).Append(",,").Append(Quoted(missing.Groups["note"].Value)).Append("\r\n");
            }

            returns.Add(new SampleReturn(period, instrument, row[0].ToString(), Encoding.UTF8.GetBytes(form.ToString())));
        }

        return returns;
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    [GeneratedRegex("^(?<code>[A-Z]{2})(:(?<note>.*))?$", RegexOptions.Singleline)]
    private static partial Regex MissingCell { get; }
}
