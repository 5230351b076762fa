using System.Globalization;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;

namespace Reporting.Functions.Reports.Tables;

/// <summary>A cell of a published table: a text, or a number as it is printed. There is nothing else, so no formula either, and none is blank.</summary>
/// <param name="Text">Null where it is a number.</param>
/// <param name="Number">Rounded as it is printed.</param>
/// <param name="Decimals">With which it is printed.</param>
internal readonly record struct SheetCell(string? Text, double Number, int Decimals)
{
    public static SheetCell NotApplicable { get; } = Of("[z]");

    public static SheetCell Of(string text) => new(text, 0, 0);

    public static SheetCell Of(double number, int decimals) => new(null, HalfUp.Round(number, decimals), decimals);

    public static SheetCell Of(Published? value, int decimals) => value switch
    {
        Published.Figure figure => Of(figure.Value, figure.Decimals ?? decimals),
        Published.Withheld withheld => Of($"[{withheld.Symbol.Text()}]"),
        _ => NotApplicable,
    };

    /// <summary>As a table on a page prints it.</summary>
    public string Printed => Text ?? NumberText.Plain(Number, Decimals);

    /// <summary>As a spreadsheet stores it.</summary>
    public string Stored => Number.ToString("R", CultureInfo.InvariantCulture);
}
