using System.Globalization;
using Reporting.Checking.Checking;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>What a form says for one item.</summary>
/// <param name="Value">In words; why there is none, where there is none.</param>
/// <param name="Note">What stands beside it; null for nothing.</param>
public sealed record AnswerRow(string Code, string Label, string Value, string? Note)
{
    /// <summary>A form in the order of its items.</summary>
    public static IReadOnlyList<AnswerRow> Of(AskedReturn asked, FormAnswers answers)
    {
        var codes = asked.Collection.AllMissingCodes.ToDictionary(c => c.Code, c => c.Meaning, StringComparer.Ordinal);
        return [.. asked.Instrument.ItemsOf(asked.Period.Id).Select(i => RowOf(i, answers.Of(i.Code), codes))];
    }

    private static AnswerRow RowOf(Item item, Answer answer, Dictionary<string, string> codes)
    {
        var text = answer.Missing is { } missing ? codes.GetValueOrDefault(missing, missing) : TextOf(item, answer.Value);
        return new(item.Code, item.Label, answer.Estimate ? $"{text} (an estimate)" : text, answer.Note);
    }

    private static string TextOf(Item item, object? value) => value switch
    {
        null => "Nothing",
        bool yes => yes ? "Yes" : "No",
        DateOnly day => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        string[] several => string.Join(", ", several.Select(v => LabelOf(item, v))),
        string one => LabelOf(item, one),
        long whole => WithUnit(item, whole.ToString("N0", CultureInfo.InvariantCulture)),
        double number => WithUnit(item, number.ToString("#,0.####", CultureInfo.InvariantCulture)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string WithUnit(Item item, string number) => item.Unit.Length == 0 ? number : $"{number} {item.Unit}";

    private static string LabelOf(Item item, string value) => item.Choices.FirstOrDefault(c => c.Value == value)?.Label ?? value;
}
