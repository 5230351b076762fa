using nietras.SeparatedValues;

namespace Reporting.TestEnvironment;

/// <summary>Enough of CSV to read the service's own files in tests: rows of cells by the names of their columns.</summary>
public static class Csv
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string text)
    {
        using var reader = Sep.Reader(o => o with { Sep = new(','), Unescape = true }).FromText(text);
        var names = reader.Header.ColNames;
        var rows = new List<IReadOnlyDictionary<string, string>>();
        foreach (var row in reader)
        {
            var cells = new Dictionary<string, string>(names.Count);
            foreach (var name in names)
                cells[name] = row[name].ToString();
            rows.Add(cells);
        }

        return rows;
    }
}
