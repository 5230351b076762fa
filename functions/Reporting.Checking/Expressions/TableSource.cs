using System.Globalization;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Expressions;

/// <summary>The rows that the expressions of records run over: the answers, and beside them what is known of each row's authority.</summary>
/// <param name="Sql">A table with the columns that are used, and always authority.</param>
/// <param name="Groups">Groups of constants among the columns.</param>
internal sealed record TableSource(string Sql, IReadOnlyList<string> Groups)
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
            columns.Add(name.EndsWith(ItemNames.Estimate, StringComparison.Ordinal) ? $"false as {RowSource.Quoted(name)}" : $"a.{RowSource.Quoted(name)}");

        var joined = new List<(string Group, string Name)>();
        var groups = Constants.Groups.Where(g => used.Exists(u => u.StartsWith(g + ".", StringComparison.Ordinal))).ToList();
        foreach (var group in groups)
        {
            var members = used.Where(u => u.StartsWith(group + ".", StringComparison.Ordinal)).Select(u => u[(group.Length + 1)..]);
            columns.Add($"{{{string.Join(", ", members.Select(m => $"{RowSource.Quoted(m)}: {(group == "period" ? Day(period, m) : Joined(group, m))}"))}}} as {group}");
        }

        var from = $"select {string.Join(", ", columns)} from {answers} a";
        if (joined.Count == 0)
            return new($"({from})", groups);

        // One row more, so that there are values where no authority is known.
        var none = $"('', {string.Join(", ", joined.Select(_ => "null::double"))})";
        var rows = constants.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"({ExpressionEngine.Literal(c.Key)}, {string.Join(", ", joined.Select(j => Number(c.Value.Number(j.Group, j.Name))))})").Prepend(none);
        return new($"({from} left join (values {string.Join(", ", rows)}) k(code, {string.Join(", ", joined.Select((_, i) => $"k{i}"))}) on k.code = a.authority)", groups);

        string Joined(string group, string name)
        {
            joined.Add((group, name));
            return $"k.k{joined.Count - 1}";
        }
    }

    private static string Day(Period period, string name) => $"date '{(name == Constants.PeriodDays[0] ? period.From : period.To).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";

    private static string Number(double? value) => value is { } number ? $"{number.ToString("R", CultureInfo.InvariantCulture)}::double" : "null::double";
}
