using System.Text;
using System.Text.RegularExpressions;
using nietras.SeparatedValues;

namespace Reporting.Local.Demo;

/// <summary>When a sample return is sent.</summary>
internal enum SampleTurn
{
    /// <summary>Before the right one, with a fault for which it must be rejected.</summary>
    First,
    Right,

    /// <summary>After the window has been closed, and opened again.</summary>
    Late,
}

/// <summary>One body's sample return, as the CSV that it uploads.</summary>
/// <param name="Body">An authority's code, or inspectorate.</param>
internal sealed partial record SampleReturn(string Period, string Instrument, string Body, SampleTurn Turn, byte[] Csv)
{
    public const string Inspectorate = "inspectorate";

    /// <summary>Reads a folder of files <c>period.instrument.csv</c>, or <c>period.instrument.first.csv</c> and <c>….late.csv</c>.</summary>
    /// <remarks>
    /// Forms have the header <c>authority,ITEM,…</c> and a row an authority. A cell is a value or a missing code, with a note after a colon (<c>NP:c suppressed
    /// by the source</c>), or after a tilde an estimate and its note (<c>~12:counted over half a year</c>); an empty cell is an item without an answer. Any
    /// other header is that of records, which the inspectorate sends as they are. Lines above the header that begin with # are remarks.
    /// </remarks>
    public static IReadOnlyList<SampleReturn> ReadAll(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).ToArray() : [];
        return files.Length == 0 ? throw new LocalHostException($"There are no sample returns in {folder}.") : [.. files.SelectMany(ReadFile)];
    }

    private static IEnumerable<SampleReturn> ReadFile(string path)
    {
        var (period, instrument, turn) = Path.GetFileName(path).Split('.') switch
        {
            [var p, var i, _] => (p, i, SampleTurn.Right),
            [var p, var i, "first", _] => (p, i, SampleTurn.First),
            [var p, var i, "late", _] => (p, i, SampleTurn.Late),
            _ => throw new LocalHostException($"{path} is not named period.instrument.csv, with first or late before csv where it is one."),
        };
        var table = string.Concat(File.ReadLines(path).SkipWhile(l => l.StartsWith('#')).Select(l => l + "\n"));
        return table.StartsWith("authority,", StringComparison.Ordinal)
            ? Forms(table).Select(f => new SampleReturn(period, instrument, f.Authority, turn, Encoding.UTF8.GetBytes(f.Csv)))
            : [new SampleReturn(period, instrument, Inspectorate, turn, Encoding.UTF8.GetBytes(table))];
    }

    private static List<(string Authority, string Csv)> Forms(string table)
    {
        using var reader = Sep.New(',').Reader(o => o with { Unescape = true }).FromText(table);
        var items = reader.Header.ColNames;
        var forms = new List<(string, string)>();
        foreach (var row in reader)
        {
            using var text = new StringWriter { NewLine = "\r\n" };
            text.WriteLine("code,label,value,missing,estimate,note");
            using var form = Sep.New(',').Writer(o => o with { Escape = true, WriteHeader = false }).To(text);
            for (var i = 1; i < items.Count; i++)
            {
                var cell = row[i].ToString();
                if (cell.Length == 0)
                    continue;

                var (value, missing, estimate, note) = (MissingCell.Match(cell), EstimateCell.Match(cell)) switch
                {
                    ({ Success: true } m, _) => ("", m.Groups["code"].Value, "", m.Groups["note"].Value),
                    (_, { Success: true } e) => (e.Groups["value"].Value, "", "yes", e.Groups["note"].Value),
                    _ => (cell, "", "", ""),
                };
                using var line = form.NewRow();
                string[] cells = [items[i], "", value, missing, estimate, note];
                for (var column = 0; column < cells.Length; column++)
                    line[column].Set(cells[column]);
            }

            form.Flush();
            forms.Add((row[0].ToString(), text.ToString()));
        }

        return forms;
    }

    [GeneratedRegex("^(?<code>[A-Z]{2})(:(?<note>.*))?$", RegexOptions.Singleline)]
    private static partial Regex MissingCell { get; }

    [GeneratedRegex("^~(?<value>[^:]*):(?<note>.*)$", RegexOptions.Singleline)]
    private static partial Regex EstimateCell { get; }
}
