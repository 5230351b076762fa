using System.Globalization;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Expressions;

/// <summary>A return's values as a message prints them.</summary>
internal static class PrintedValue
{
    /// <param name="name">As in braces: MIS01, last.MIS01, ref.population_0_17.</param>
    public static string Of(Instrument instrument, FormRow row, string name)
    {
        var point = name.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
            return Of(instrument, row.Answers.Of(name), name);
        var (group, member) = (name[..point], name[(point + 1)..]);
        return group switch
        {
            "last" => row.Constants.Last is { } last ? Of(instrument, last.Of(member), member) : "not known",
            "period" => Day(member == ConstantGroups.PeriodDays[0] ? row.Period.From : row.Period.To),
            _ => row.Constants.Number(group, member) is { } value ? Number(value) : "not known",
        };
    }

    public static string Number(double value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);

    private static string Of(Instrument instrument, Answer answer, string code) => answer.Value switch
    {
        null => answer.Missing ?? "nothing",
        long whole => whole.ToString("#,##0", CultureInfo.InvariantCulture),
        double number => Number(number),
        bool yes => yes ? "yes" : "no",
        DateOnly day => Day(day),
        string[] chosen => string.Join(", ", chosen.Select(c => Label(instrument, code, c))),
        var text => Label(instrument, code, (string)text),
    };

    private static string Label(Instrument instrument, string code, string value) =>
        instrument.Items.FirstOrDefault(i => i.Code == code)?.Choices.FirstOrDefault(c => c.Value == value)?.Label ?? value;

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
