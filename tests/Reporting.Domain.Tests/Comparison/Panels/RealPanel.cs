using System.Globalization;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Tests.Comparison.Panels;

/// <summary>Authorities' counts of the sample returns, which are official statistics of the Department for Education.</summary>
internal static class RealPanel
{
    /// <summary>The authorities with both items in every one of the years; what the source suppressed is not supplied.</summary>
    public static MatchedPanel<string> Of(string numerator, string denominator, params int[] years) =>
        MatchedPanel.Of([.. years.Select(y => Counts(y, numerator, denominator))], isPartOfWhole: false);

    private static Dictionary<string, BoundedCounts> Counts(int year, string numerator, string denominator)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "samples", $"{year}.council.csv"));
        var header = lines[0].Split(',');
        var (x, n) = (Array.IndexOf(header, numerator), Array.IndexOf(header, denominator));
        return lines.Skip(1).Select(l => l.Split(',')).ToDictionary(c => c[0], c => BoundedCounts.Exactly(Number(c[x]), Number(c[n])));
    }

    private static double? Number(string cell) => double.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? number : null;
}
