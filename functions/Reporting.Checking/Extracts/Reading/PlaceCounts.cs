using System.Globalization;

namespace Reporting.Checking.Extracts.Reading;

/// <summary>How often something was found in a column, and where first.</summary>
internal sealed class PlaceCounts
{
    private const int MostListed = 5;

    private readonly Dictionary<(string Column, string What), Places> counts = [];

    /// <param name="column">Empty where it is about the row as a whole.</param>
    public void Add(string column, string what, int place)
    {
        if (!counts.TryGetValue((column, what), out var places))
            counts[(column, what)] = places = new();
        if (places.First.Count < MostListed && !places.First.Contains(place))
            places.First.Add(place);
        places.All++;
    }

    /// <param name="noun">What a place is: row.</param>
    public IReadOnlyList<string> Sentences(string noun) =>
        [.. counts.Select(c => string.Create(
            CultureInfo.InvariantCulture,
            $"{(c.Key.Column.Length == 0 ? "" : $"{c.Key.Column}: ")}{c.Key.What} ({noun} {InWords(c.Value)})"))];

    private static string InWords(Places places)
    {
        var listed = string.Join(", ", places.First.Select(p => p.ToString(CultureInfo.InvariantCulture)));
        var more = places.All - places.First.Count;
        return more == 0 ? listed : string.Create(CultureInfo.InvariantCulture, $"{listed} and {more:N0} more");
    }

    private sealed class Places
    {
        public List<int> First { get; } = [];

        public long All { get; set; }
    }
}
