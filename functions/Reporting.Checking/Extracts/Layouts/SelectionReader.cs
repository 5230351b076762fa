using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Extracts.Layouts;

/// <summary>What an expression over extracts is for, by which its value must be of a certain type.</summary>
internal enum SelectionPart
{
    /// <summary>True or false, of one row.</summary>
    Row,

    /// <summary>True or false, of all rows of one thing that is counted.</summary>
    Group,

    /// <summary>A number, of all rows.</summary>
    Total,
}

/// <summary>An expression over the columns of a table, and where it stands.</summary>
/// <param name="Other">The table whose columns are written other.X; null where there is none.</param>
internal sealed record SelectionSite(ExpressionSite Site, SelectionPart Part, ExtractTable Table, ExtractTable? Other);

/// <summary>Reads selections of rows, and collects their expressions to be checked together.</summary>
/// <param name="tables">All tables.</param>
internal sealed class SelectionReader(DefinitionFaults faults, IReadOnlyList<ExtractTable> tables)
{
    private static readonly ExtractTable Nothing = new("", "", "", PeriodRange.Always, false, null, null, [], null, null, [], [], []);

    private readonly List<RowSet> sets = [];

    public List<SelectionSite> Sites { get; } = [];

    public IReadOnlyList<RowSet> Sets => sets;

    /// <summary>Forgets the sets from a place on: those of one collection are unknown to the next.</summary>
    public void ForgetFrom(int count) => sets.RemoveRange(count, sets.Count - count);

    /// <summary>Reads the sets of a file. A set may be made of those above it.</summary>
    public void AddSets(TemplateFile file, YamlMap map)
    {
        foreach (var set in map.OptionalMaps("sets"))
        {
            var id = set.Text("id");
            if (tables.Any(t => t.Id == id) || sets.Exists(s => s.Id == id))
                set.Fault("id", $"There is a table or a set '{id}' already.");
            var read = new RowSet(id, Rows(file, set), set.OptionalText("leftOut"));
            sets.Add(read);
            set.RejectUnknownMembers();
        }
    }

    /// <summary>The warnings of a layout.</summary>
    public IReadOnlyList<ExtractWarning> Warnings(TemplateFile file, YamlMap map) =>
        [.. map.OptionalMaps("warnings").Select(w =>
        {
            var warning = new ExtractWarning(w.Text("id"), Count(file, w), w.Text("says"));
            w.RejectUnknownMembers();
            return warning;
        })];

    /// <summary>Rows, what is counted once, and which of it.</summary>
    public RowCount Count(TemplateFile file, YamlMap map)
    {
        var rows = Rows(file, map);
        var key = map.Texts("count");
        foreach (var unknown in key.Where(k => rows.Table.Id.Length > 0 && rows.Table.Column(k.Value) is null))
            faults.Unknown(file.Name, unknown.Line, "column", unknown.Value, rows.Table.Columns.Select(c => c.Name));
        return new(rows, [.. key.Select(k => k.Value)], Expression(file, map, "having", SelectionPart.Group, rows.Table, null));
    }

    /// <summary>Some rows of a table or a set.</summary>
    public RowSelection Rows(TemplateFile file, YamlMap map)
    {
        var of = map.Text("of");
        var table = TableOf(map, of);
        var where = Expression(file, map, "where", SelectionPart.Row, table, null);
        var links = map.OptionalMaps("with").Select(m => Link(file, m, table, true))
            .Concat(map.OptionalMaps("without").Select(m => Link(file, m, table, false))).ToList();
        return new(of, table, where, links, [.. map.OptionalMaps("withAny").Select(m => Link(file, m, table, true))]);
    }

    /// <summary>An expression of a member; null where it is not there.</summary>
    public string? Expression(TemplateFile file, YamlMap map, string key, SelectionPart part, ExtractTable table, ExtractTable? other)
    {
        if (map.OptionalText(key) is not { } text)
            return null;
        var site = new ExpressionSite(file, map.LineOf(key), map.LastLineOf(key), default, table.Id, key, text);
        if (table.Id.Length > 0 && other is not { Id.Length: 0 })
            Sites.Add(new(site, part, table, other));
        return text;
    }

    private RowLink Link(TemplateFile file, YamlMap map, ExtractTable table, bool exists)
    {
        var of = map.Text("of");
        var other = TableOf(map, of);
        var before = map.Flag("yearBefore", false);
        if (before && tables.All(t => t.Id != of))
            map.Fault("yearBefore", "The year before is that of a table, not of a set: write the table's id after 'of'.");
        var link = new RowLink(
            of, other, exists, Expression(file, map, "where", SelectionPart.Row, table, other), map.OptionalInteger("least", 1) ?? 1, before);
        map.RejectUnknownMembers();
        return link;
    }

    /// <returns>A table without columns, and a fault, where there is none of that name.</returns>
    private ExtractTable TableOf(YamlMap map, string name)
    {
        if (sets.Find(s => s.Id == name) is { } set)
            return set.Rows.Table;
        if (tables.FirstOrDefault(t => t.Id == name) is not { } table)
        {
            if (map.Has("of"))
                faults.Unknown(map.File, map.LineOf("of"), "table or set", name, tables.Select(t => t.Id).Concat(sets.Select(s => s.Id)));
            return Nothing;
        }

        if (table.Child is not null)
            return table;
        map.Fault("of", $"The table '{name}' is only recognised: none of its columns is read.");
        return Nothing;
    }
}
