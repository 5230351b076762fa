using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <param name="Heading">What is counted, and when.</param>
/// <param name="Counted">The things counted, in the plural: authorities, cases.</param>
public sealed record DistributionOptions(string Id, string Source, bool Synthetic, string Heading, string Counted) : ChartOptions(Id, Source, Synthetic);

public sealed record Band(string Name, Published Count);

/// <param name="Width">Per cent of the width; null where the count is withheld.</param>
public sealed record BandRow(string Id, string Name, double? Width, string Text);

/// <summary>A bar for each band, as long as the number in it.</summary>
/// <remarks>A withheld count has no bar and nothing to tell its length: no total is printed, and no share.</remarks>
public sealed record DistributionChart(ChartFrame Frame, IReadOnlyList<BandRow> Rows)
{
    public static DistributionChart From(IReadOnlyList<Band> bands, DistributionOptions options)
    {
        var counts = bands.Select(b => b.Count.Number).OfType<double>().ToList();
        if (counts.Count == 0)
        {
            var absence = bands.Count == 0 ? "There is no chart: there are no bands." : "There is no chart: no band has a number that can be shown.";
            return new(ChartFrame.For("rows", options, options.Heading, "", absence, 0, [], [], absence), []);
        }

        // Bars leave room for nothing else, so the longest fills the width.
        var longest = Math.Max(counts.Max(), 1);
        var rows = bands.Select((b, i) => RowOf($"{options.Id}-{i}", b, longest)).ToList();
        var description = $"Bar chart of the number of {options.Counted}. {string.Join("; ", rows.Select(r => $"{r.Name}: {r.Text}"))}.";
        return new(ChartFrame.For("rows", options, options.Heading, $"Number of {options.Counted}", description, 0, [], []), rows);
    }

    private static BandRow RowOf(string id, Band band, double longest)
    {
        if (band.Count is Published.Withheld withheld)
            return new(id, band.Name, null, WithheldWords.Meaning(withheld));
        var count = band.Count.Number ?? 0;
        return new(id, band.Name, Coordinate.Rounded(PrintedNumber.Rounded(count, 0) / longest * 100), PrintedNumber.Text(count, 0));
    }
}
