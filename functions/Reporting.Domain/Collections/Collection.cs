namespace Reporting.Domain.Collections;

/// <summary>An answer that is no value: never 0 or blank.</summary>
/// <param name="Code">NH not held, NR not retrievable, NA not applicable, RF refused, or one of the collection's own.</param>
/// <param name="KeepsSourceSymbol">The note begins with the source's own symbol, which is printed.</param>
public sealed record MissingCode(string Code, string Meaning, bool KeepsSourceSymbol)
{
    public static IReadOnlyList<MissingCode> Always { get; } =
    [
        new("NH", "Not held", false),
        new("NR", "Held, but not retrievable in time", false),
        new("NA", "Not applicable", false),
        new("RF", "Refused or withheld", false),
    ];
}

public sealed record Theme(string Id, string Title, string Intro);

public sealed record Contact(string Name, string Email);

/// <summary>A theme of inspection, with its instruments, measures and report.</summary>
/// <param name="Synthetic">Its data are invented: every page, file, table and chart says so.</param>
/// <param name="SourceNote">What the figures are made of.</param>
/// <param name="SuppressUpTo">Counts from 1 to this are confidential.</param>
/// <param name="RoundTo">National and regional counts are rounded to this.</param>
/// <param name="Scale">The quantifier scale, by name.</param>
/// <param name="Retention">How long a return is kept and who can see it, in words.</param>
/// <param name="Published">The source's own printed figures: by name, then authority code (or ENG) and period.</param>
/// <param name="Definition">What each step of the work reads of its files.</param>
public sealed record Collection(
    string Id, string Title, string Summary, bool Synthetic, string SourceNote, IReadOnlyList<MissingCode> MissingCodes, int SuppressUpTo, int RoundTo, string Scale, string Retention, Contact Contact,
    IReadOnlyList<Theme> Themes, IReadOnlyList<Period> Periods, IReadOnlyList<Instrument> Instruments, IReadOnlyList<Measure> Measures, PublishedFigures Published, DefinitionHashes Definition)
{
    /// <summary>
    /// Its figures are published by their sources already, with the sources' own protection: none that is above the threshold is hidden. A count up to the threshold still is:
    /// no source printed it.
    /// </summary>
    public bool FiguresArePublic { get; init; }

    /// <summary>All codes that a return of it may use: those of every collection, and its own.</summary>
    public IReadOnlyList<MissingCode> AllMissingCodes => [.. MissingCode.Always.Concat(MissingCodes).DistinctBy(c => c.Code)];

    public Period? Period(string id) => Periods.FirstOrDefault(p => p.Id == id);

    public Instrument? Instrument(string id) => Instruments.FirstOrDefault(i => i.Id == id);

    /// <summary>The one before, in order of time; null for the first.</summary>
    public Period? Before(Period period) => Periods.LastOrDefault(p => p.To < period.To);

    public IEnumerable<Measure> MeasuresOf(string period) => Measures.Where(m => m.Periods.Contains(period));
}

/// <summary>Figures that the source itself printed, to hold ours against.</summary>
public sealed class PublishedFigures(IReadOnlyDictionary<(string Name, string Code, string Period), double> values, IReadOnlyList<string> names)
{
    public const string England = "ENG";

    public static PublishedFigures None { get; } = new(new Dictionary<(string, string, string), double>(), []);

    public IReadOnlyList<string> Names => names;

    public double? Find(string name, string code, string period) => values.TryGetValue((name, code, period), out var value) ? value : null;
}
