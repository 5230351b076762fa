using Reporting.Checking.Extracts.Layouts;

namespace Reporting.Checking.Extracts.Reading;

/// <summary>One file as far as it could be read.</summary>
/// <param name="Name">Its name, without its folder.</param>
/// <param name="Index">Its place among the files, by which its rows are known.</param>
/// <param name="Tables">What is in it.</param>
/// <param name="Refusal">Why it was not read; null where it was.</param>
internal sealed record ReadFile(string Name, int Index, IReadOnlyList<ReadTable> Tables, string? Refusal)
{
    /// <summary>The year in which its year ends, where the file says so.</summary>
    public string? Year { get; init; }

    /// <summary>The council's code, where the file says it.</summary>
    public string? Authority { get; init; }

    /// <summary>What the places of its rows are called: row, or line of XML.</summary>
    public string Place { get; init; } = "row";

    /// <summary>What was understood of the file as a whole, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public static ReadFile Refused(string name, int index, string why) => new(name, index, [], why);
}

/// <summary>One table of a file.</summary>
/// <param name="Rows">How many rows it has.</param>
/// <param name="IsUsed">Whether a rule uses it; else it was recognised and not read.</param>
/// <param name="MissingColumns">Columns that a rule uses and the file has not.</param>
/// <param name="Faults">What is wrong with it, in sentences; where there is something, none of its rows is used.</param>
/// <param name="Notes">What was understood, in sentences.</param>
internal sealed record ReadTable(
    ExtractTable Table, long Rows, bool IsUsed, IReadOnlyList<string> MissingColumns, IReadOnlyList<string> Faults, IReadOnlyList<string> Notes);
