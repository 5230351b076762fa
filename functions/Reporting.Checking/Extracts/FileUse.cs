using DuckDB.NET.Data;
using Reporting.Checking.Extracts.Reading;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Extracts;

/// <summary>A file that was read, and whether its rows are used.</summary>
internal sealed record FileUse(ReadFile File, FileYears Years, bool IsUsed, FileOutcome Outcome)
{
    private static readonly FileYears None = new(new HashSet<int>(), null);

    public static FileUse Of(DuckDBConnection connection, ReadFile file, ReturnYears years, Body body, AuthorityRegister register)
    {
        if (file.Refusal is { } why)
            return new(file, None, false, new(file.Name, [], [why], []));
        var lines = file.Tables.Where(t => t.IsUsed).Select(LineOf).Concat(file.Notes).ToList();
        IReadOnlyList<string> unneeded = [.. file.Tables.Where(t => !t.IsUsed).Select(t => t.Table.Title)];
        var faults = file.Tables.SelectMany(t => t.Faults.Select(f => $"{t.Table.Title}: {f}")).ToList();
        if (Other(file, body, register) is { } other)
            return new(file, None, false, new(file.Name, lines, [other], []));
        if (file.Authority is { } code && code != body.ToString())
            lines.Add($"it names council {Known(code)}, which is the code of no council; it was read as one of {body}");
        var of = FileYears.Of(connection, file, years);
        if (file.Tables.Any(t => t is { IsUsed: true, Table.IsYearly: true }))
        {
            if (of.Covers.Count == 0)
                faults.Add($"it is of {(of.Own is { } own ? ReturnYears.InWords(own) : "another year")}, which the period does not touch");
            else if (!years.Asked.Any(of.Covers.Contains))
                lines.Add($"it is of the year before the period ({ReturnYears.InWords(years.Before)})");
        }

        return new(file, of, of.Covers.Count > 0, new(file.Name, lines, faults, unneeded));
    }

    private static string LineOf(ReadTable table)
    {
        // The tables of a census have one title.
        var of = table.Table.Title.Contains(table.Table.Id, StringComparison.Ordinal) ? table.Table.Title : $"{table.Table.Title} ({table.Table.Id})";
        var notes = table.Notes.Count == 0 ? "" : $"; {string.Join("; ", table.Notes)}";
        return $"{of}, {Plural.Of(table.Rows, "row")}{notes}";
    }

    /// <summary>Why the file is another council's; null where it is not, or is nobody's.</summary>
    private static string? Other(ReadFile file, Body body, AuthorityRegister register) =>
        AuthorityCode.TryParse(file.Authority, out var code) && code.ToString() != body.ToString() && register.All.Any(a => a.Code == code)
            ? $"it is of another council ({code}), not of {body}"
            : null;

    // A code is three digits; anything else is not repeated.
    private static string Known(string code) => AuthorityCode.TryParse(code, out var known) ? known.ToString() : "by no code";
}
