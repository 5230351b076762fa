using System.Globalization;
using System.Text;
using Reporting.Checking.Checking;
using Reporting.Checking.Files;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Extracts;

/// <summary>The form of a return with what was derived in it. What was not stays empty: whether it is held is for the officer to say.</summary>
public static class DerivedForm
{
    /// <summary>What an uploaded note may have at most.</summary>
    private const int LongestNote = 500;

    /// <summary>The answers, each with its rule and files in the note.</summary>
    public static FormAnswers Answers(DerivedReturn derived) => new(
        derived.Entered.ToDictionary(f => f.Item.Item, f => new Answer(f.Value, null, false, NoteOf(f))),
        new Dictionary<string, int>());

    /// <summary>The form as bytes.</summary>
    /// <param name="name">The council's name; null where it is not known.</param>
    /// <param name="isBook">Whether as a workbook; else as CSV.</param>
    public static byte[] Of(AskedReturn asked, string? name, FormAnswers answers, bool isBook)
    {
        var question = new TemplateQuestion(asked.Collection, asked.Period, asked.Instrument, asked.Body, name, null) { Filled = answers.Answers };
        return isBook ? TemplateBook.Of(question) : FormTemplate.Csv(question);
    }

    private static string NoteOf(DerivedFigure figure)
    {
        var note = new StringBuilder();
        note.Append(CultureInfo.InvariantCulture, $"Derived by rule {figure.Item.Rule} (version {figure.Item.Version}).");
        foreach (var (title, value) in figure.Beside)
            note.Append(CultureInfo.InvariantCulture, $" {title}: {value}.");
        if (figure.Item.Unverified is { } unverified)
            note.Append(CultureInfo.InvariantCulture, $" Not DfE's verified way: {unverified}.");
        var files = FilesIn(figure.Files, LongestNote - note.Length - 1);
        if (files.Length > 0)
            note.Append(' ').Append(files);
        return note.Length <= LongestNote ? note.ToString() : note.ToString(0, LongestNote - 1) + "…";
    }

    /// <summary>As many names as there is room for.</summary>
    private static string FilesIn(IReadOnlyList<string> files, int room)
    {
        for (var named = files.Count; named > 0; named--)
        {
            var more = named == files.Count ? "" : string.Create(CultureInfo.InvariantCulture, $" and {files.Count - named} more");
            var text = $"Files: {string.Join(", ", files.Take(named))}{more}.";
            if (text.Length <= room)
                return text;
        }

        return "";
    }
}
