using System.Globalization;
using Reporting.Domain.Findings;
using Reporting.Functions.Reports.Pages;

namespace Reporting.Functions.Reports.Tables;

/// <summary>Makes the tables of a run: cover, contents, notes, and one table a sheet.</summary>
/// <remarks>Source: Analysis Function, Releasing statistics in spreadsheets.</remarks>
internal static class TableBooks
{
    public const string ContentsName = "Contents";
    public const string NotesName = "Notes";

    private static readonly SheetColumn[] ContentsColumns = [new("Sheet", 14), new("Title", 100), new("Measure", 12)];
    private static readonly SheetColumn[] NotesColumns = [new("Note", 12), new("Meaning", 120)];

    public static TableBook Of(ShownInputs shown)
    {
        var (inputs, names) = (shown.Inputs, shown.Names);
        var mark = inputs.Collection.Synthetic ? "Synthetic data. " : string.Empty;
        var sheets = new MeasureSheets(inputs.Periods, names, mark);
        List<Sheet> tables = [sheets.OverTime("Table_1")];
        tables.AddRange(inputs.Current.Measures.Where(MeasureEvidence.HasAuthorities).Select((m, i) => sheets.Of($"Table_{i + 2}", m)));
        string[] linked = [NotesName, .. tables.Select(t => t.Name)];
        var rows = tables.Select(t => (IReadOnlyList<SheetCell>)[SheetCell.Of(t.Name), SheetCell.Of(t.Title), SheetCell.Of(t.Measure ?? "all")]);
        var contents = new Sheet(
            ContentsName, "Contents", [new("This sheet has one table, with a link to each other sheet.")], ContentsColumns,
            rows.Prepend([SheetCell.Of(NotesName), SheetCell.Of("What letters and numbers in square brackets mean"), SheetCell.Of("all")]))
        {
            LinkedSheets = linked,
        };
        var title = $"{mark}{inputs.Collection.Title}: {inputs.Period.Title}, tables";
        return new(title, inputs.Collection.Summary, inputs.Collection.Contact.Name, inputs.Run.CreatedAt, CoverOf(inputs, title, tables.Count), contents,
            NotesOf(inputs), tables);
    }

    private static List<SheetLine> CoverOf(ReportInputs inputs, string title, int tables)
    {
        List<SheetLine> lines = [new(title)];
        if (inputs.Collection.Synthetic)
            lines.Add(new("The figures and the authorities are invented. They describe no real council and no real child."));
        if (inputs.Run.Draft)
            lines.Add(new($"Draft, made before its figures were final ({inputs.Run.Reason}). Do not publish or quote it."));
        lines.AddRange([
            new(inputs.Collection.Summary), new("This is not a publication of Ofsted or the Department for Education."), new(inputs.Collection.SourceNote),
            new(string.Create(CultureInfo.InvariantCulture, $"These tables: {tables:N0}. Each has a sheet of its own, and the contents lead to them.")),
            new("Go to the contents", ContentsName), new("Go to the notes", NotesName),
            new(string.Create(CultureInfo.InvariantCulture, $"Run {inputs.Run.Id}, made on {inputs.Run.CreatedAt.UtcDateTime:d MMMM yyyy}.")),
            new($"If you find an error, write to {inputs.Collection.Contact.Name}: {inputs.Collection.Contact.Email}."),
            new("Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
        ]);
        return lines;
    }

    private static Sheet NotesOf(ReportInputs inputs)
    {
        var rounding = inputs.Collection.FiguresArePublic || inputs.Collection.RoundTo == 1
            ? "Counts are as they were published or returned."
            : $"Counts for England and the regions are rounded to multiples of {inputs.Collection.RoundTo} where one that they add up is hidden, "
                + "if they are large enough. The value is then made of the rounded counts.";
        (string Note, string Meaning)[] notes =
        [
            ("[c]", "Confidential: hidden to protect people, by this service or by the source."),
            ("[x]", "Not available: not held, not returned, or not published by the source."),
            ("[z]", "Not applicable: nothing of this kind can stand here, or there is nothing to divide by."),
            ("[low]", "Rounds to 0, but is not 0."),
            ("[u]", "Of low reliability, since it rests on few cases. It should not be ranked or relied on."),
            ("[note 1]", rounding),
            ("[note 2]", "A 95% confidence interval: how far chance alone may have moved the value. Limits too close to be told from the value as printed "
                + $"are said to be “{IntervalText.Narrower}”."),
            ("[note 3]", "The unweighted mean of the published values of an authority’s statistical neighbours, by the Department for Education’s model; "
                + "none where fewer than five of them have one."),
            ("[note 4]", "Rank 1 and band A are best. Figures of low reliability are not ranked."),
        ];
        return new(
            NotesName, "Notes", [new("This sheet has one table."), new("Back to the contents", ContentsName)], NotesColumns,
            notes.Select(n => (IReadOnlyList<SheetCell>)[SheetCell.Of(n.Note), SheetCell.Of(n.Meaning)]));
    }
}
