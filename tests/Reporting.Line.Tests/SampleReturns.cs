using System.Text;
using Reporting.Local;

namespace Reporting.Line.Tests;

/// <summary>The sample returns of the collection missing, each as the CSV that its council would upload.</summary>
internal static class SampleReturns
{
    public static IReadOnlyDictionary<string, string> Of(string period)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.SamplesFolder, "missing", $"{period}.council.csv"));
        var items = lines[0].Split(',')[1..];
        return lines.Skip(1).Select(l => l.Split(',')).ToDictionary(cells => cells[0], cells => Csv(items.Zip(cells[1..], (item, cell) => (item, cell))));
    }

    public static string Csv(IEnumerable<(string Item, string Cell)> answers)
    {
        var csv = new StringBuilder("code,label,value,missing,estimate,note\n");
        foreach (var (item, cell) in answers.Where(a => a.Cell.Length > 0))
        {
            csv.Append(char.IsAsciiLetter(cell[0])
                ? $"{item},,,{cell.Split(':', 2)[0]},,{cell.Split(':', 2).ElementAtOrDefault(1)}\n"
                : $"{item},,{cell},,,\n");
        }

        return csv.ToString();
    }
}
