using Reporting.Checking.Extracts.Layouts;

namespace Reporting.Checking.Extracts;

/// <summary>What the files give of a table.</summary>
internal sealed class TableState(ExtractTable table)
{
    public ExtractTable Table => table;

    /// <summary>Indices of the files of the period, each with the year by which one is newer than another.</summary>
    public List<(int File, int Year)> OfPeriod { get; } = [];

    /// <summary>Indices of the files of the year before.</summary>
    public List<int> OfYearBefore { get; } = [];

    /// <summary>Years that the files tell of.</summary>
    public HashSet<int> Covers { get; } = [];

    /// <summary>Whether a file of it could not be used.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Columns that some file lacks.</summary>
    public HashSet<string> MissingColumns { get; } = [];

    /// <summary>Why a need is not met, in words that follow "needs"; null where it is met.</summary>
    public string? Lack(TableNeed need, ReturnYears years)
    {
        var uncollected = years.Asked.Where(y => !table.Years.Contains(ReturnYears.IdOf(y))).ToList();
        if (uncollected.Count > 0)
            return $"{table.Title}, which was not collected for {ReturnYears.InWords(uncollected)}";
        if (IsBroken)
            return $"{table.Title}, of which a file could not be used";
        if (OfPeriod.Count == 0)
            return table.IsYearly ? $"{table.Title} of {ReturnYears.InWords(years.Asked)}" : table.Title;
        if (table.IsYearly && years.Asked.Where(y => !Covers.Contains(y)).ToList() is { Count: > 0 } lacking)
            return $"{table.Title} of {ReturnYears.InWords(lacking)} too";
        if (need.YearBefore && !Covers.Contains(years.Before))
            return $"{table.Title} of the year before ({ReturnYears.InWords(years.Before)})";
        if (need.Columns.Where(MissingColumns.Contains).ToList() is { Count: > 0 } columns)
            return $"{string.Join(", ", columns)} of {table.Title}, which a file has not";
        var codes = need.Codes.Where(c => years.Asked.Any(y => !WasUsed(c, y))).ToList();
        return codes.Count == 0 ? null : $"code {string.Join(", ", codes)}, which was not used in all of the period";
    }

    private bool WasUsed(string code, int year) =>
        table.Columns.All(c => !c.CodeYears.TryGetValue(code, out var used) || used.Contains(ReturnYears.IdOf(year)));
}
