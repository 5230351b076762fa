using System.Globalization;

namespace Reporting.Local.Samples;

/// <summary>The cells of one measure of a DfE release, as printed: a number, or a symbol that says why there is none.</summary>
internal sealed class DfeFigures
{
    public const string AuthorityLevel = "Local authority";
    public const string England = "ENG";

    private const string NationalLevel = "National";
    private const string EnglandInLait = "970";
    private readonly Dictionary<(string Code, string Year), string> cells = [];

    public static DfeFigures Read(string folder, string file, string measure)
    {
        var figures = new DfeFigures();
        foreach (var (level, code, year, name, value) in Csv.Read(folder, file, row => (
            row["geographic_level"].ToString(), row["la_code"].ToString(), row["year"].ToString(), row["measure"].ToString(), row["value"].ToString())))
        {
            if (name == measure && level is AuthorityLevel or NationalLevel)
                figures.Add(level == NationalLevel ? England : code, year, value);
        }
        return figures;
    }

    /// <remarks>The Local Authority Interactive Tool has no column for the level: England is its authority 970.</remarks>
    public static DfeFigures ReadLait(string folder, string measure)
    {
        var figures = new DfeFigures();
        foreach (var (name, code, year, value) in Csv.Read(folder, "dfe_lait.csv", row => (
            row["measure_code"].ToString(), row["la_code"].ToString(), row["year"].ToString(), row["value"].ToString())))
        {
            if (name == measure)
                figures.Add(code == EnglandInLait ? England : code, year, value);
        }
        return figures;
    }

    public static bool IsNumber(string cell) => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    public string? this[string code, int year] => cells.GetValueOrDefault((code, $"{year}"));

    // A release codes all its years on its newest map, so that a council can have a row of its own and a "z" from before or after its time.
    private void Add(string code, string year, string value)
    {
        if (value != "z" || !cells.ContainsKey((code, year)))
            cells[(code, year)] = value;
    }
}
