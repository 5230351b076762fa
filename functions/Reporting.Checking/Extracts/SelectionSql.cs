using Reporting.Checking.Expressions;
using Reporting.Checking.Extracts.Layouts;

namespace Reporting.Checking.Extracts;

/// <summary>Statements over the tables of extracts. Expressions were inspected when the definitions were read.</summary>
/// <param name="period">SQL of the period's days.</param>
internal sealed class SelectionSql(string period, ExpressionEngine engine)
{
    /// <summary>A query of the rows of a selection.</summary>
    public string Rows(RowSelection rows)
    {
        var source = $"(select *, {period} as period from {ExtractTables.RowsOf(rows.Of)})";
        var where = rows.Where is { } filter ? $" where ({filter})" : "";
        if (rows.Links.Count + rows.Any.Count == 0)
            return $"(select * from {source}{where})";
        var conditions = rows.Links.Select(l => Condition(rows.Table, l)).ToList();
        if (rows.Any.Count > 0)
            conditions.Add($"({string.Join(" or ", rows.Any.Select(l => Condition(rows.Table, l)))})");
        return $"(with t as materialized (select * from {source}{where}) select * from t where {string.Join(" and ", conditions)})";
    }

    /// <summary>A query of how many things there are.</summary>
    public string Count(RowCount count)
    {
        var key = string.Join(", ", count.Key.Select(Sql.Name));
        return $"select count(*) from (select 1 from {Rows(count.Rows)} group by {key}, period{(count.Having is { } having ? $" having ({having})" : "")})";
    }

    /// <summary>A query of one number over rows.</summary>
    public string Total(CrossCheck check) => $"select coalesce(({check.Value}), 0)::bigint from {Rows(check.Rows)}";

    /// <summary>
    /// Whether there are rows of the same child. Of those only the columns that the expression uses are there, within one that is called other, so that no
    /// name can mean either row's.
    /// </summary>
    private string Condition(ExtractTable table, RowLink link)
    {
        var source = link.YearBefore ? ExtractTables.WithYearBefore(link.Of) : ExtractTables.RowsOf(link.Of);
        var used = link.Where is null ? [] : engine.Accepted(link.Where).Columns.Where(c => c.StartsWith($"{ConstantGroups.Other}.", StringComparison.Ordinal))
            .Select(c => c[(ConstantGroups.Other.Length + 1)..]).Distinct().ToList();
        var other = used.Count == 0 ? "" : $", {{{string.Join(", ", used.Select(u => $"{Sql.Name(u)}: {Sql.Name(u)}"))}}} as {ConstantGroups.Other}";
        var where = link.Where is { } filter ? $" where ({filter})" : "";
        var least = link.Least > 1 ? $" group by t.\"#id\" having count(*) >= {link.Least}" : "";
        return $"\"#id\" {(link.Exists ? "" : "not ")}in (select t.\"#id\" from t " +
            $"join (select {Sql.Name(link.Table.Child!)} as \"#child\"{other} from {source}) o " +
            $"on o.\"#child\" = t.{Sql.Name(table.Child!)}{where}{least})";
    }
}
