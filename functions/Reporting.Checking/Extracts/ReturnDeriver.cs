using System.Globalization;
using DuckDB.NET.Data;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Checking.Extracts.Layouts;
using Reporting.Checking.Extracts.Reading;

namespace Reporting.Checking.Extracts;

/// <summary>Derives a return from a council's own extracts, in the memory of this process and nowhere else.</summary>
public sealed class ReturnDeriver(ExpressionEngine engine, DefinitionSet definitions, ExtractDefinitions extracts)
{
    private const int MostPlaces = 5;

    /// <summary>Reads the files and derives the items that the period asks.</summary>
    /// <param name="derivation">Of the asked instrument.</param>
    /// <param name="paths">The files.</param>
    public DerivedReturn Derive(AskedReturn asked, Derivation derivation, IReadOnlyList<string> paths)
    {
        var plan = new DerivationPlan(engine, extracts, derivation);
        var columns = plan.Columns();
        using var connection = engine.OpenConnection();
        foreach (var table in extracts.Tables.Where(t => columns.ContainsKey(t.Id)))
            connection.Run(TableLoad.Create(table, columns[table.Id]));
        var reader = new ExtractReader(extracts.Layouts, new(connection, columns));
        var years = ReturnYears.Of(asked.Period);
        var files = paths.Select(reader.Read).Select(f => FileUse.Of(connection, f, years, asked.Body, definitions.Authorities)).ToList();
        var tables = new ExtractTables(connection, columns, [.. files.Where(f => f.IsUsed).Select(f => (f.File, f.Years))], years);
        return new Derived(engine, asked, plan, connection, tables, files).Return();
    }

    /// <summary>One derivation under way.</summary>
    private sealed class Derived(
        ExpressionEngine engine, AskedReturn asked, DerivationPlan plan, DuckDBConnection connection, ExtractTables tables, IReadOnlyList<FileUse> files)
    {
        private readonly SelectionSql sql = new(SelectionCheck.PeriodDays(asked.Period.From, asked.Period.To), engine);
        private readonly HashSet<string> sets = [];
        private readonly List<string> leftOut = [];

        public DerivedReturn Return()
        {
            var items = asked.Instrument.ItemsOf(asked.Period.Id)
                .Select(i => plan.Derivation.Items.FirstOrDefault(d => d.Item == i.Code)).OfType<DerivedItem>();
            var figures = items.Select(Figure).ToList();
            var warnings = plan.Warnings.Where(w => tables.Lacks(plan.NeedsOf(w.Count)).Count == 0).Select(Warning).OfType<string>().ToList();
            var checks = plan.Derivation.CrossChecks.Where(c => tables.Lacks(plan.NeedsOf(c)).Count == 0).Select(c => Check(c, figures)).ToList();
            return new(asked.Period, [.. files.Select(f => f.Outcome)], figures, [.. leftOut, .. tables.Repeated], warnings, checks);
        }

        private DerivedFigure Figure(DerivedItem item)
        {
            var needs = plan.NeedsOf(item.Count);
            var lacks = tables.Lacks(needs);
            var published = plan.Derivation.Published.GetValueOrDefault((asked.Body.ToString(), asked.Period.Id, item.Item));
            if (lacks.Count > 0)
                return new(item, null, [], lacks, [], published);
            var beside = item.Beside.Where(b => tables.Lacks(plan.NeedsOf(b.Count)).Count == 0).Select(b => (b.Title, Count(b.Count))).ToList();
            return new(item, Count(item.Count), beside, [], [.. tables.FilesOf(needs).Select(f => files[f].File.Name)], published);
        }

        private string? Warning(ExtractWarning warning)
        {
            var count = Count(warning.Count);
            if (count == 0)
                return null;
            var places = warning.Count.Having is not null ? [] : connection.Read(
                $"select \"#file\", \"#row\" from {sql.Rows(warning.Count.Rows)} order by 1, 2 limit {MostPlaces}",
                r => (File: r.GetInt32(0), Row: r.GetInt32(1)));
            var where = string.Join("; ", places.GroupBy(p => files[p.File].File).Select(g =>
                $"{g.Key.Name}, {g.Key.Place} {string.Join(", ", g.Select(p => p.Row.ToString(CultureInfo.InvariantCulture)))}"));
            return string.Create(CultureInfo.InvariantCulture, $"{warning.Says}: {count:N0}{(where.Length == 0 ? "" : $" ({where})")}");
        }

        private DerivedCheck Check(CrossCheck check, List<DerivedFigure> figures)
        {
            Build(check.Rows);
            var other = connection.Read(sql.Total(check), r => r.GetInt64(0))[0];
            return new(check.Item, figures.Find(f => f.Item.Item == check.Item)?.Value, other, $"{check.Rows.Table.Title}: {check.Says}");
        }

        private long Count(RowCount count)
        {
            Build(count.Rows);
            return connection.Read(sql.Count(count), r => r.GetInt64(0))[0];
        }

        /// <summary>Makes the sets that a selection uses.</summary>
        private void Build(RowSelection rows)
        {
            foreach (var name in rows.Links.Concat(rows.Any).Select(l => l.Of).Prepend(rows.Of))
            {
                if (plan.SetOf(name) is { } set && sets.Add(name))
                    Build(set);
            }
        }

        private void Build(RowSet set)
        {
            Build(set.Rows);
            var names = string.Join(", ", tables.ColumnsOf(set.Rows.Table).Select(c => Sql.Name(c.Name)));
            connection.Run($"create table {ExtractTables.RowsOf(set.Id)} as select \"#id\", \"#file\", \"#row\", {names} from {sql.Rows(set.Rows)}");
            var (all, kept) = connection.Read(
                $"select (select count(*) from {ExtractTables.RowsOf(set.Rows.Of)}), (select count(*) from {ExtractTables.RowsOf(set.Id)})",
                r => (r.GetInt64(0), r.GetInt64(1)))[0];
            if (set.LeftOut is { } why && all > kept)
                leftOut.Add(string.Create(CultureInfo.InvariantCulture, $"{why}: {all - kept:N0}"));
        }
    }
}
