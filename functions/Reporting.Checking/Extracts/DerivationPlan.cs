using Reporting.Checking.Expressions;
using Reporting.Checking.Extracts.Layouts;

namespace Reporting.Checking.Extracts;

/// <summary>What a count needs of a table.</summary>
internal sealed class TableNeed(ExtractTable table)
{
    public ExtractTable Table => table;

    /// <summary>Whether the file of the year before is needed too.</summary>
    public bool YearBefore { get; set; }

    /// <summary>Columns that its expressions use, and by which its rows are told apart.</summary>
    public SortedSet<string> Columns { get; } = new(StringComparer.Ordinal);

    /// <summary>Codes that its expressions look for and that were not always there.</summary>
    public SortedSet<string> Codes { get; } = new(StringComparer.Ordinal);
}

/// <summary>Which tables and columns the counts of a derivation need.</summary>
internal sealed class DerivationPlan(ExpressionEngine engine, ExtractDefinitions definitions, Derivation derivation)
{
    private readonly Dictionary<string, RowSet> sets = derivation.Sets.ToDictionary(s => s.Id);

    public Derivation Derivation => derivation;

    /// <summary>Warnings of the layouts that the derivation uses.</summary>
    public IReadOnlyList<ExtractWarning> Warnings
    {
        get
        {
            var used = derivation.Items.SelectMany(i => NeedsOf(i.Count)).Select(n => n.Table.Layout).ToHashSet();
            return [.. definitions.Layouts.Where(l => used.Contains(l.Id)).SelectMany(l => l.Warnings)];
        }
    }

    /// <summary>The set of a name; null where it is a table's.</summary>
    public RowSet? SetOf(string name) => sets.GetValueOrDefault(name);

    /// <summary>What a count needs of each table.</summary>
    public IReadOnlyCollection<TableNeed> NeedsOf(RowCount count)
    {
        var needs = new Dictionary<string, TableNeed>(StringComparer.Ordinal);
        Add(needs, count.Rows);
        NeedOf(needs, count.Rows.Table).Columns.UnionWith(count.Key);
        AddExpression(needs, count.Having, count.Rows.Table, null);
        return needs.Values;
    }

    /// <summary>What a cross-check needs.</summary>
    public IReadOnlyCollection<TableNeed> NeedsOf(CrossCheck check)
    {
        var needs = new Dictionary<string, TableNeed>(StringComparer.Ordinal);
        Add(needs, check.Rows);
        AddExpression(needs, check.Value, check.Rows.Table, null);
        return needs.Values;
    }

    /// <summary>The columns that are kept of each table that anything uses.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ExtractColumn>> Columns()
    {
        var counts = derivation.Items.SelectMany(i => i.Beside.Select(b => b.Count).Prepend(i.Count)).Concat(Warnings.Select(w => w.Count));
        return counts.SelectMany(NeedsOf).Concat(derivation.CrossChecks.SelectMany(NeedsOf))
            .GroupBy(n => n.Table.Id)
            .ToDictionary(g => g.Key, g => Kept(g.First().Table, g.SelectMany(n => n.Columns).ToHashSet()));
    }

    private static IReadOnlyList<ExtractColumn> Kept(ExtractTable table, HashSet<string> used)
    {
        used.UnionWith(table.Key);
        used.UnionWith(new[] { table.Child, table.From, table.To }.OfType<string>());
        return [.. table.Columns.Where(c => used.Contains(c.Name))];
    }

    private void Add(Dictionary<string, TableNeed> needs, RowSelection rows)
    {
        AddSource(needs, rows.Of, rows.Table);
        AddExpression(needs, rows.Where, rows.Table, null);
        foreach (var link in rows.Links.Concat(rows.Any))
        {
            AddSource(needs, link.Of, link.Table);
            NeedOf(needs, link.Table).YearBefore |= link.YearBefore;
            AddExpression(needs, link.Where, rows.Table, link.Table);
        }
    }

    private void AddSource(Dictionary<string, TableNeed> needs, string of, ExtractTable table)
    {
        NeedOf(needs, table).Columns.Add(table.Child!);
        if (SetOf(of) is { } set)
            Add(needs, set.Rows);
    }

    private void AddExpression(Dictionary<string, TableNeed> needs, string? text, ExtractTable table, ExtractTable? other)
    {
        if (text is null)
            return;
        var expression = engine.Accepted(text);
        foreach (var name in expression.Columns)
        {
            if (Place(name, table, other) is var (of, column))
                NeedOf(needs, of).Columns.Add(column);
        }

        foreach (var (column, literal) in expression.Comparisons.SelectMany(c => new[] { (c.Left.Column, c.Right.Literal), (c.Right.Column, c.Left.Literal) }))
        {
            if (column is not null && literal is not null && Place(column, table, other) is var (of, name) && of.Column(name)!.CodeYears.ContainsKey(literal))
                NeedOf(needs, of).Codes.Add(literal);
        }
    }

    private static (ExtractTable Table, string Column)? Place(string name, ExtractTable table, ExtractTable? other)
    {
        var point = name.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? (table, name) : name[..point] == ConstantGroups.Other ? (other!, name[(point + 1)..]) : null;
    }

    private static TableNeed NeedOf(Dictionary<string, TableNeed> needs, ExtractTable table)
    {
        if (!needs.TryGetValue(table.Id, out var need))
            needs[table.Id] = need = new(table);
        return need;
    }
}
