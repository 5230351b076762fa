namespace Reporting.Domain.Collections;

/// <summary>An answer that is no value: never 0 or blank.</summary>
/// <param name="Code">NH not held, NR not retrievable, NA not applicable, RF refused, or one of the collection's own.</param>
/// <param name="Meaning">In words, for the form.</param>
/// <param name="KeepsSourceSymbol">The note begins with the source's own symbol, which is printed.</param>
public sealed record MissingCode(string Code, string Meaning, bool KeepsSourceSymbol)
{
    /// <summary>
    /// The least that a count can be which the source hides behind its symbol c; null where that is not known, and nothing is said of what is hidden.
    /// </summary>
    public double? HiddenFrom { get; init; }

    /// <summary>The most that such a count can be; null where the symbol alone sets no limit, since a count can be hidden to protect another.</summary>
    public double? HiddenUpTo { get; init; }

    /// <summary>The codes of every collection.</summary>
    public static IReadOnlyList<MissingCode> Always { get; } =
    [
        new("NH", "Not held", false),
        new("NR", "Held, but not retrievable in time", false),
        new("NA", "Not applicable", false),
        new("RF", "Refused or withheld", false),
    ];
}

/// <summary>A chapter of the report.</summary>
/// <param name="Id">As measures and items name it.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Intro">What stands under the heading.</param>
public sealed record Theme(string Id, string Title, string Intro);

/// <summary>Whom readers and councils may ask.</summary>
/// <param name="Name">A team.</param>
/// <param name="Email">Its address.</param>
public sealed record Contact(string Name, string Email);

/// <summary>A theme of inspection, with its instruments, measures and report.</summary>
/// <param name="Id">As addresses and blob names write it.</param>
/// <param name="Title">The report's title.</param>
/// <param name="Summary">What it is about, in a sentence or two.</param>
/// <param name="Synthetic">Its data are invented: every page, file, table and chart says so.</param>
/// <param name="SourceNote">What the figures are made of.</param>
/// <param name="MissingCodes">Codes of its own, beside those of every collection.</param>
/// <param name="SuppressUpTo">Counts from 1 to this are confidential.</param>
/// <param name="RoundTo">National and regional counts are rounded to multiples of this; 1 for none.</param>
/// <param name="Scale">The quantifier scale, by name.</param>
/// <param name="Retention">How long a return is kept and who can see it, in words.</param>
/// <param name="Contact">Whom to ask.</param>
/// <param name="Themes">In the order of the report.</param>
/// <param name="Periods">In order of time.</param>
/// <param name="Instruments">What is filled in.</param>
/// <param name="Measures">In the order of the report.</param>
/// <param name="Published">The source's own printed figures: by name, then authority code (or ENG) and period.</param>
/// <param name="Definition">What each step of the work reads of its files.</param>
public sealed record Collection(
    string Id,
    string Title,
    string Summary,
    bool Synthetic,
    string SourceNote,
    IReadOnlyList<MissingCode> MissingCodes,
    int SuppressUpTo,
    int RoundTo,
    string Scale,
    string Retention,
    Contact Contact,
    IReadOnlyList<Theme> Themes,
    IReadOnlyList<Period> Periods,
    IReadOnlyList<Instrument> Instruments,
    IReadOnlyList<Measure> Measures,
    PublishedFigures Published,
    DefinitionHashes Definition)
{
    /// <summary>
    /// Its figures are published by their sources already, with the sources' own protection, so none above the threshold is hidden. A count up to the
    /// threshold still is: no source printed it.
    /// </summary>
    public bool FiguresArePublic { get; init; }

    /// <summary>The published tables that its figures were loaded from; empty where councils sent them.</summary>
    public IReadOnlyList<LoadedTable> LoadedFrom { get; init; } = [];

    /// <summary>Id of the instrument whose figures a council can derive from its own extracts; null where there is none.</summary>
    public string? DerivedInstrument { get; init; }

    /// <summary>All codes that a return of it may use: those of every collection, and its own.</summary>
    public IReadOnlyList<MissingCode> AllMissingCodes => [.. MissingCode.Always.Concat(MissingCodes).DistinctBy(c => c.Code)];

    /// <summary>The period of an id; null where there is none.</summary>
    public Period? Period(string id) => Periods.FirstOrDefault(p => p.Id == id);

    /// <summary>The instrument of an id; null where there is none.</summary>
    public Instrument? Instrument(string id) => Instruments.FirstOrDefault(i => i.Id == id);

    /// <summary>The one before, in order of time; null for the first.</summary>
    public Period? Before(Period period) => Periods.LastOrDefault(p => p.To < period.To);

    /// <summary>The measures that a period has, by its id.</summary>
    public IEnumerable<Measure> MeasuresOf(string period) => Measures.Where(m => m.Periods.Contains(period));
}

/// <summary>Figures that the source itself printed, to hold ours against.</summary>
/// <param name="values">By name, authority code (or <see cref="England"/>) and period, in the measure's unit.</param>
/// <param name="names">Every name, in the order of the file.</param>
public sealed class PublishedFigures(IReadOnlyDictionary<(string Name, string Code, string Period), double> values, IReadOnlyList<string> names)
{
    /// <summary>What stands for England instead of an authority's code.</summary>
    public const string England = "ENG";

    /// <summary>No figures.</summary>
    public static PublishedFigures None { get; } = new(new Dictionary<(string, string, string), double>(), []);

    /// <summary>Every name, in the order of the file.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>A figure; null where the source prints none.</summary>
    public double? Find(string name, string code, string period) => values.TryGetValue((name, code, period), out var value) ? value : null;
}
