using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;
using Item = Reporting.Domain.Collections.Item;

namespace Reporting.Checking.Files;

/// <summary>A template as a workbook: the table to fill in, with what each cell may hold; guidance; and the choices.</summary>
public static class TemplateBook
{
    private const string Table = "Return";
    private const string Choices = "Choices";
    private static readonly string[] Headings = ["Item", "Question", "Answer", "Guidance"];

    // As far down as a spreadsheet goes.
    private const int LastRow = 1_048_576;

    public static byte[] Of(TemplateQuestion question)
    {
        using var bytes = new MemoryStream();
        using (var book = new Book(bytes))
        {
            book.Add(question.Instrument.Kind is InstrumentKind.Form ? Form(question) : Records(question));
            book.Add(Guidance(question));
            if (WithChoices(question).Count > 0)
                book.Add(ChoicesOf(question));
        }

        return bytes.ToArray();
    }

    private static BookSheet Form(TemplateQuestion question)
    {
        var rows = new List<IReadOnlyList<BookCell?>> { FormHeader.Names.Concat(FormHeader.References).Select(n => new BookCell(n, Style: BookStyle.Header)).ToList() };
        foreach (var (name, value) in question.Identity())
            rows.Add([new(name, Style: BookStyle.Reference), null, new(value, Style: BookStyle.Reference)]);
        var rules = new List<BookRule>();
        foreach (var item in question.Items)
        {
            var row = rows.Count + 1;
            var last = question.Last?.Of(item.Code);
            rows.Add(
            [
                new(item.Code, Style: BookStyle.Reference), new(item.Label, Style: BookStyle.Reference), new(null, Style: InputOf(item)), new(null, Style: BookStyle.TextInput), new(null, Style: BookStyle.TextInput),
                new(null, Style: BookStyle.TextInput), last?.Value is long or double ? new(null, Convert.ToDouble(last.Value, CultureInfo.InvariantCulture), BookStyle.Reference) : new(last is null ? null : FormTemplate.Text(last), Style: BookStyle.Reference),
                new(item.Unit, Style: BookStyle.Reference), new(item.Guidance, Style: BookStyle.Reference),
            ]);
            if (RuleOf(item, question, CellAddress.Of(FormHeader.Value, row)) is { } rule)
                rules.Add(rule);
        }

        var (first, end) = (rows.Count - question.Items.Count + 1, rows.Count);
        rules.Add(new(Down(FormHeader.Missing, first, end), DataValidationValues.List, Listed(question.Collection.AllMissingCodes.Select(m => m.Code)), null, $"Where there is no value: {string.Join(", ", question.Collection.AllMissingCodes.Select(m => $"{m.Code} {m.Meaning.ToLowerInvariant()}"))}. Say why in the note."));
        rules.Add(new(Down(FormHeader.Estimate, first, end), DataValidationValues.List, Listed(["yes", "no"]), null, "yes where the value is an estimate; " +
            "say in the note how it was made."));
        return new(Table, [12, 50, 16, 10, 10, 40, 14, 16, 60], rows) { FrozenRows = 1, Protected = true, Rules = rules };
    }

    private static BookSheet Records(TemplateQuestion question) => new(
        Table, [.. question.Items.Select(i => Math.Max(12, i.Code.Length + 4))], [question.Items.Select(i => new BookCell(i.Code, Style: BookStyle.Header)).ToList()])
    {
        FrozenRows = 1,
        Columns = [.. question.Items.Select(InputOf)],
        Rules = [.. question.Items.Select((item, i) => RuleOf(item, question, Down(i, 2, LastRow))).OfType<BookRule>()],
    };

    private static BookSheet Guidance(TemplateQuestion question)
    {
        var collection = question.Collection;
        List<IReadOnlyList<BookCell?>> rows =
        [
            [new($"{collection.Title}: {question.Instrument.Title}", Style: BookStyle.Header)],
            [new($"{question.Period.Title}, {question.Period.From:d MMMM yyyy} to {question.Period.To:d MMMM yyyy}", Style: BookStyle.Wrapped)],
        ];
        if (collection.Synthetic)
            rows.Add([new(TemplateQuestion.SyntheticText, Style: BookStyle.Query)]);
        rows.Add([new($"Fill in the sheet {Table} and upload the workbook as it is. Every item needs a value or, where there is none, a missing code and a " +
            "note that says why. 0 means that there were none. A file can be checked before it is sent.", Style: BookStyle.Wrapped)]);
        rows.Add([new("Give no names, addresses, telephone numbers or other details that tell who somebody is.", Style: BookStyle.Wrapped)]);
        rows.Add([new($"Who can see it and how long it is kept: {collection.Retention}", Style: BookStyle.Wrapped)]);
        rows.Add([new($"Questions: {collection.Contact.Name}, {collection.Contact.Email}", Style: BookStyle.Wrapped)]);
        rows.Add([]);
        rows.Add([.. Headings.Select(h => new BookCell(h, Style: BookStyle.Header))]);
        foreach (var item in question.Items)
            rows.Add([new(item.Code, Style: BookStyle.Wrapped), new(item.Label, Style: BookStyle.Wrapped), new(AnswerOf(item), Style: BookStyle.Wrapped), new(item.Guidance, Style: BookStyle.Wrapped)]);
        return new("Guidance", [60, 50, 40, 70], rows);
    }

    private static BookSheet ChoicesOf(TemplateQuestion question)
    {
        var items = WithChoices(question);
        var rows = new List<IReadOnlyList<BookCell?>> { items.SelectMany(i => new BookCell?[] { new(i.Code, Style: BookStyle.Header), new("means", Style: BookStyle.Header) }).ToList() };
        for (var row = 0; row < items.Max(i => i.Choices.Count); row++)
            rows.Add([.. items.SelectMany(i => row < i.Choices.Count ? new BookCell?[] { i.Choices[row].Value, i.Choices[row].Label } : [null, null])]);
        return new(Choices, [.. Enumerable.Range(0, 2 * items.Count).Select(i => i % 2 == 0 ? 24 : 40)], rows);
    }

    private static List<Item> WithChoices(TemplateQuestion question) => [.. question.Items.Where(i => i.Choices.Count > 0)];

    private static BookStyle InputOf(Item item) => item.Type switch
    {
        ItemType.Integer => BookStyle.WholeInput,
        ItemType.Decimal => BookStyle.DecimalInput,
        ItemType.Date => BookStyle.DateInput,
        _ => BookStyle.TextInput,
    };

    private static BookRule? RuleOf(Item item, TemplateQuestion question, string cells) => item.Type switch
    {
        ItemType.Integer => new(cells, DataValidationValues.Whole, Number(item.Minimum ?? 0), item.Maximum is { } most ? Number(most) : null, AnswerOf(item)),
        ItemType.Decimal => new(cells, DataValidationValues.Decimal, Number(item.Minimum ?? 0), item.Maximum is { } most ? Number(most) : null, AnswerOf(item)),
        ItemType.YesNo => new(cells, DataValidationValues.List, Listed(["yes", "no"]), null, AnswerOf(item)),

        // Day 1 is in 1900, and the last is of 2099.
        ItemType.Date => new(cells, DataValidationValues.Date, "1", "73050", AnswerOf(item)),
        ItemType.Choice => new(cells, DataValidationValues.List, ListOf(item, question), null, AnswerOf(item)),
        ItemType.Text when item.MaximumLength is { } longest => new(cells, DataValidationValues.TextLength, Number(longest), null, AnswerOf(item)),
        _ => null,
    };

    private static string ListOf(Item item, TemplateQuestion question)
    {
        var column = 2 * WithChoices(question).IndexOf(item);
        var letters = CellAddress.LettersOf(column);
        return $"{Choices}!${letters}$2:${letters}${item.Choices.Count + 1}";
    }

    private static string AnswerOf(Item item) =>
        item.Type is ItemType.Text && item.MaximumLength is { } longest ? $"text of at most {longest:N0} characters" : CellFaults.Needed(item) + (item.Unit.Length > 0 ? $" ({item.Unit})" : "");

    private static string Listed(IEnumerable<string> values) => $"\"{string.Join(',', values)}\"";

    private static string Down(int column, int first, int last) => $"{CellAddress.Of(column, first)}:{CellAddress.Of(column, last)}";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
