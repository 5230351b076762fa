using System.Diagnostics;
using DuckDB.NET.Data;
using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Extracts.Layouts;

/// <summary>Checks the expressions over extracts as those of rules and measures are checked: names, comparisons, shape and type.</summary>
internal sealed class SelectionCheck(ExpressionEngine engine, DefinitionFaults faults)
{
    private static readonly string[] Numbers = ["BIGINT", "INTEGER", "HUGEINT", "DOUBLE"];

    public void Run(IReadOnlyList<SelectionSite> sites)
    {
        foreach (var (site, expression) in sites.Zip(engine.Inspect([.. sites.Select(s => s.Site.Text)])))
        {
            switch (expression)
            {
                case Expression.Refused refused:
                    Fault(site, refused.Message);
                    break;
                case Expression.Accepted accepted:
                    if (IsSound(site, accepted) && TypeFault(site, accepted) is { } fault)
                        Fault(site, fault);
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private bool IsSound(SelectionSite site, Expression.Accepted expression)
    {
        var names = ItemNames.OfColumns(Items(site.Table), site.Other is { } other ? Items(other) : null);
        var unknown = expression.Columns.Where(c => !names.Knows(c)).ToList();
        foreach (var name in unknown)
            faults.Unknown(site.Site.File.Name, site.Site.LineOf(name), "column", name, names.All);
        if (unknown.Count > 0)
            return false;
        var check = new ComparisonCheck(names);
        var wrong = expression.Comparisons.Select(check.Fault).OfType<(string Message, string About)>().ToList();
        foreach (var (message, about) in wrong)
            faults.Add(site.Site.File.Name, site.Site.LineOf(about), message);
        return wrong.Count == 0 && HasItsShape(site, expression);
    }

    private bool HasItsShape(SelectionSite site, Expression.Accepted expression)
    {
        if (site.Part is SelectionPart.Row)
            return !expression.Aggregates || Fault(site, "'where' is about one row: sum, count and the like belong in 'having' or 'value'.");
        if (!expression.Aggregates)
            return Fault(site, "'having' and 'value' are about several rows: write an aggregate, as count(*) >= 2.");
        return expression.Outside.FirstOrDefault(c => !c.Contains('.', StringComparison.Ordinal)) is not { } item
            || Fault(site, $"'{item}' must stand in an aggregate: write sum({item}), or count, min, max.");
    }

    private string? TypeFault(SelectionSite site, Expression.Accepted expression)
    {
        var other = site.Other is { } table ? $", {{{string.Join(", ", table.Columns.Select(c => $"{Sql.Name(c.Name)}: {Null(c)}"))}}} as other" : "";
        var row = $"select {string.Join(", ", site.Table.Columns.Select(c => $"{Null(c)} as {Sql.Name(c.Name)}"))}, " +
            $"{PeriodDays(new(2000, 1, 1), new(2000, 12, 31))} as period{other}";
        var group = site.Part is SelectionPart.Row ? "" : " group by period";
        try
        {
            var type = engine.Lend(s => s.Connection.Read($"select typeof({expression.Text}) from ({row}){group}", r => r.GetString(0)))[0];
            return site.Part is SelectionPart.Total
                ? Array.Exists(Numbers, n => type.StartsWith(n, StringComparison.Ordinal)) ? null : $"A value must be a number, not {type.ToLowerInvariant()}."
                : type == "BOOLEAN" ? null : $"'{site.Site.Owner}' must be true or false, not a value of type {type.ToLowerInvariant()}.";
        }
        catch (DuckDBException e)
        {
            // The statement is one expression over a row of NULLs, so what DuckDB refuses is the expression.
            return EngineWords.OfBinder(e.Message);
        }
    }

    /// <summary>SQL of the period's days, as expressions use them.</summary>
    public static string PeriodDays(DateOnly from, DateOnly to) => $"{{'first_day': date '{from:yyyy-MM-dd}', 'last_day': date '{to:yyyy-MM-dd}'}}";

    /// <summary>SQL type of a column's values.</summary>
    public static string TypeOf(ExtractColumn column) => column.Item.Type switch
    {
        ItemType.Date => "date",
        ItemType.YesNo => "boolean",
        ItemType.Integer => "bigint",
        ItemType.MultiChoice => "varchar[]",
        _ => "varchar",
    };

    private static string Null(ExtractColumn column) => $"null::{TypeOf(column)}";

    private static List<Item> Items(ExtractTable table) => [.. table.Columns.Select(c => c.Item)];

    private bool Fault(SelectionSite site, string message)
    {
        faults.Add(site.Site.File.Name, site.Site.Line, message);
        return false;
    }
}
