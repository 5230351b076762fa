using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
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

    /// <summary>The workbook, as bytes.</summary>
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
        List<IReadOnlyList<BookCell?>> rows = [Cells(BookStyle.Header, [.. FormHeader.Names, .. FormHeader.References])];
        foreach (var (name, value) in question.Identity())
            rows.Add([new(name, Style: BookStyle.Reference), null, new(value, Style: BookStyle.Reference)]);
        var rules = new List<BookRule>();
        foreach (var item in question.Items)
        {
            var row = rows.Count + 1;
            rows.Add(
            [
                .. Cells(BookStyle.Reference, item.Code, item.Label), FilledOf(item, question),
                .. Cells(BookStyle.TextInput, null, null, question.Filled.GetValueOrDefault(item.Code)?.Note),
                LastOf(question.Last?.Of(item.Code)), .. Cells(BookStyle.Reference, item.Unit, item.Guidance),
            ]);
            if (RuleOf(item, question, CellAddress.Of(FormHeader.Value, row)) is { } rule)
                rules.Add(rule);
        }

        var (first, end) = (rows.Count - question.Items.Count + 1, rows.Count);
        var codes = question.Collection.AllMissingCodes;
        var meanings = string.Join(", ", codes.Select(m => $"{m.Code} {m.Meaning.ToLowerInvariant()}"));
        rules.Add(new(
            Down(FormHeader.Missing, first, end), DataValidationValues.List, Listed(codes.Select(m => m.Code)), null,
            $"Where there is no value: {meanings}. Say why in the note."));
        rules.Add(new(
            Down(FormHeader.Estimate, first, end), DataValidationValues.List, Listed(["yes", "no"]), null,
            "yes where the value is an estimate; say in the note how it was made."));
        return new(Table, [12, 50, 16, 10, 10, 40, 14, 16, 60], rows) { FrozenRows = 1, Protected = true, Rules = rules };
    }

    private static IReadOnlyList<BookCell?> Cells(BookStyle style, params IReadOnlyList<string?> texts) =>
        [.. texts.Select(t => new BookCell(t, Style: style))];

    private static BookCell FilledOf(Item item, TemplateQuestion question) =>
        question.Filled.GetValueOrDefault(item.Code)?.Value is long value ? new(null, value, InputOf(item)) : new(null, Style: InputOf(item));

    private static BookCell LastOf(Answer? last) => last?.Value is long or double
        ? new(null, Convert.ToDouble(last.Value, CultureInfo.InvariantCulture), BookStyle.Reference)
        : new(last is null ? null : FormTemplate.Text(last), Style: BookStyle.Reference);

    private static BookSheet Records(TemplateQuestion question) => new(
        Table,
        [.. question.Items.Select(i => Math.Max(12, i.Code.Length + 4))],
        [Cells(BookStyle.Header, [.. question.Items.Select(i => i.Code)])])
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
        rows.Add(Cells(
            BookStyle.Wrapped,
            $"Fill in the sheet {Table} and upload the workbook as it is. Every item needs a value or, where there is none, a missing code and a note that " +
                "says why. 0 means that there were none. A file can be checked before it is sent."));
        rows.Add(Cells(BookStyle.Wrapped, "Give no names, addresses, telephone numbers or other details that tell who somebody is."));
        rows.Add(Cells(BookStyle.Wrapped, $"Who can see it and how long it is kept: {collection.Retention}"));
        rows.Add(Cells(BookStyle.Wrapped, $"Questions: {collection.Contact.Name}, {collection.Contact.Email}"));
        rows.Add([]);
        rows.Add(Cells(BookStyle.Header, Headings));
        foreach (var item in question.Items)
            rows.Add(Cells(BookStyle.Wrapped, item.Code, item.Label, AnswerOf(item), item.Guidance));
        return new("Guidance", [60, 50, 40, 70], rows);
    }

    private static BookSheet ChoicesOf(TemplateQuestion question)
    {
        var items = WithChoices(question);
        List<IReadOnlyList<BookCell?>> rows = [Cells(BookStyle.Header, [.. items.SelectMany(i => new[] { i.Code, "means" })])];
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

    private static string AnswerOf(Item item) => item.Type is ItemType.Text && item.MaximumLength is { } longest
        ? $"text of at most {longest:N0} characters"
        : CellFaults.Needed(item) + (item.Unit.Length > 0 ? $" ({item.Unit})" : "");

    private static string Listed(IEnumerable<string> values) => $"\"{string.Join(',', values)}\"";

    private static string Down(int column, int first, int last) => $"{CellAddress.Of(column, first)}:{CellAddress.Of(column, last)}";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
