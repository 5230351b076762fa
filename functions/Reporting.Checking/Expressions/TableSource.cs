using System.Globalization;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Expressions;

/// <summary>The rows that the expressions of records run over: the answers, and beside them what is known of each row's authority.</summary>
/// <param name="Table">SQL of a table with the columns that are used, and always authority.</param>
/// <param name="Groups">Groups of constants among the columns.</param>
internal sealed record TableSource(string Table, IReadOnlyList<string> Groups)
{
    /// <summary>Name of the view of a return's table, with a column for each item and each missing code.</summary>
    public const string Answers = "answers";

    /// <summary>The column with the row of the file.</summary>
    public const string Row = "row";

    /// <param name="answers">A table with a column for each item and each missing code, and authority.</param>
    /// <param name="names">What the expressions use, as they write it; and columns beside it.</param>
    /// <param name="constants">By authority.</param>
    public static TableSource Of(string answers, Period period, IEnumerable<string> names, IReadOnlyDictionary<string, ReturnConstants> constants)
    {
        var used = names.Distinct().Order(StringComparer.Ordinal).ToList();
        var columns = new List<string> { "a.authority" };
        foreach (var name in used.Where(u => !u.Contains('.', StringComparison.Ordinal)))
            columns.Add(name.EndsWith(ItemNames.Estimate, StringComparison.Ordinal) ? $"false as {Sql.Name(name)}" : $"a.{Sql.Name(name)}");

        var joined = new List<(string Group, string Name)>();
        var groups = ConstantGroups.All.Where(g => used.Exists(u => u.StartsWith(g + ".", StringComparison.Ordinal))).ToList();
        foreach (var group in groups)
        {
            var members = used.Where(u => u.StartsWith(group + ".", StringComparison.Ordinal)).Select(u => u[(group.Length + 1)..]);
            var values = members.Select(m => $"{Sql.Name(m)}: {(group == "period" ? Day(period, m) : Joined(group, m))}");
            columns.Add($"{{{string.Join(", ", values)}}} as {group}");
        }

        var from = $"select {string.Join(", ", columns)} from {answers} a";
        return joined.Count == 0 ? new($"({from})", groups) : new($"({from} left join {Constants(joined, constants)} on k.code = a.authority)", groups);

        string Joined(string group, string name)
        {
            joined.Add((group, name));
            return $"k.k{joined.Count - 1}";
        }
    }

    /// <summary>A table of the constants of each authority.</summary>
    private static string Constants(List<(string Group, string Name)> names, IReadOnlyDictionary<string, ReturnConstants> constants)
    {
        // A first row without an authority, since a table of values needs one where no authority is known.
        var none = $"('', {string.Join(", ", names.Select(_ => "null::double"))})";
        var rows = constants.OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => $"({Sql.Literal(c.Key)}, {string.Join(", ", names.Select(n => Number(c.Value.Number(n.Group, n.Name))))})")
            .Prepend(none);
        return $"(values {string.Join(", ", rows)}) k(code, {string.Join(", ", names.Select((_, i) => $"k{i}"))})";
    }

    private static string Day(Period period, string name)
    {
        var day = name == ConstantGroups.PeriodDays[0] ? period.From : period.To;
        return $"date '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";
    }

    private static string Number(double? value) => value is { } number ? $"{number.ToString("R", CultureInfo.InvariantCulture)}::double" : "null::double";
}
