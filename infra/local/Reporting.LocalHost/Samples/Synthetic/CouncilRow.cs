using System.Globalization;

namespace Reporting.Local.Samples.Synthetic;

/// <summary>The answers of one council, as a line of the compact format has them.</summary>
internal sealed class CouncilRow
{
    public static readonly string[] Items =
    [
        "LEA01", "LEA02", "LEA03", "LEA04", "LEA05", "LSC01", "LSC02", "LSC03", "LSC04", "LSC05", "LSC06", "INF01", "INF02", "INF03", "INF04",
        "IDA01", "IDA02", "IDA03", "IDA04", "IDA05", "IDA06", "IDA07", "IDA08", "IDA09", "IDA10",
        "MIS01", "MIS02", "MIS03", "MIS04", "MIS05", "MIS06", "MIS07", "MIS08", "MIS09", "MIS10",
        "CLA01", "CLA02", "CLA03", "CLA04", "EDU01", "EDU02", "AWA01", "AWA02", "AWA03", "TRN01", "TRN02", "TRN03", "DIS01", "DIS02", "DIS03", "DIS04", "TXT01",
    ];

    private readonly Dictionary<string, string> cells = Items.ToDictionary(i => i, _ => "");

    public CouncilRow()
    {
    }

    public CouncilRow(CouncilRow other)
    {
        foreach (var (item, cell) in other.cells)
            cells[item] = cell;
    }

    public string this[string item]
    {
        get => cells[item];
        set => cells[item] = cells.ContainsKey(item) ? value : throw new ArgumentException($"There is no item {item}.", nameof(item));
    }

    public void Set(string item, int value) => this[item] = value.ToString(CultureInfo.InvariantCulture);

    public void Set(string item, double value) => this[item] = value.ToString("0.0", CultureInfo.InvariantCulture);

    public void Set(string item, bool value) => this[item] = value ? "yes" : "no";

    public void Set(string item, DateOnly value) => this[item] = value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public int Number(string item) => int.Parse(this[item], CultureInfo.InvariantCulture);

    /// <param name="code">NH, NR, NA or RF.</param>
    public void Miss(string code, string note, params string[] items)
    {
        foreach (var item in items)
            this[item] = $"{code}:{note}";
    }

    public bool HasNumber(string item) => this[item].Length > 0 && char.IsAsciiDigit(this[item][0]);

    public IReadOnlyList<string> Line(string authority) => [authority, .. Items.Select(i => cells[i])];
}
