using System.Globalization;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Forms;

/// <summary>What is wrong with a cell, in words.</summary>
internal static class CellFaults
{
    /// <summary>What a value of the item looks like.</summary>
    public static string Needed(Item item) => item.Type switch
    {
        ItemType.Integer => item.Minimum is < 0 ? "a whole number" : "a whole number, 0 or more",
        ItemType.Decimal => item.Minimum is < 0 ? "a number" : "a number, 0 or more",
        ItemType.YesNo => "yes or no",
        ItemType.Date => "a date such as 2014-03-31 or 31/03/2014",
        ItemType.Choice => "one of " + Choices(item),
        ItemType.MultiChoice => "one or more of " + Choices(item) + ", with semicolons between them",
        _ => "text",
    };

    /// <summary>The issue of a cell that cannot be read.</summary>
    public static ReadingIssue IssueOf(Item item, CellFault fault, ReadOnlySpan<char> text, FileLocation location)
    {
        var quoted = QuotedText.Of(text);
        var (check, message, fix) = fault switch
        {
            CellFault.NotADate or CellFault.NoSuchDay or CellFault.MonthFirst or CellFault.ShortYear or CellFault.DayNumber or CellFault.HasTime =>
                OfDate(fault, quoted, text),
            CellFault.NotYesNo => (
                ReadingCheck.YesNo, $"{item.Code} is answered by yes or no, and “{quoted}” is neither.",
                "Write yes or no. An explanation belongs in the note column."),
            _ => OfNumber(fault, quoted, item),
        };
        return new(check, location, message) { Item = item.Code, Value = quoted, Needed = Needed(item), Fix = fix };
    }

    private static (string Check, string Message, string Fix) OfNumber(CellFault fault, string quoted, Item item) => fault switch
    {
        CellFault.DecimalComma => (
            ReadingCheck.Number, $"“{quoted}” has a comma where it does not stand between thousands.",
            "If the comma is a decimal point, write a full stop. If it stands between thousands, there must be three figures after it."),
        CellFault.BadGrouping => (ReadingCheck.Number, $"“{quoted}” has commas that are not between thousands.", "Write the number without commas."),
        CellFault.OtherCurrency => (ReadingCheck.Number, $"“{quoted}” is in another currency.", "Write the number alone, in pounds if it is money."),
        CellFault.Approximate => (
            ReadingCheck.Number, $"“{quoted}” marks an estimate in the value.", "Write the number alone, and yes in the estimate column."),
        CellFault.Bounded => (
            ReadingCheck.Number, $"“{quoted}” is a limit, not a number.",
            "Give the true number: figures are protected later, before anything is published."),
        CellFault.LooksLikeDate => (
            ReadingCheck.Number, $"{item.Code} is a number, but “{quoted}” is a date. Spreadsheets turn text such as 3-4 into a date.",
            "Set the cell's format to number and type the figure again."),
        CellFault.NotWhole => (
            ReadingCheck.Whole, $"{item.Code} counts whole {Unit(item)}, and “{quoted}” has a fraction.",
            "Give a whole number. If it is an average or a percentage, give the count behind it."),
        CellFault.Percentage => (
            ReadingCheck.Whole, $"{item.Code} counts whole {Unit(item)}, and “{quoted}” is a percentage.", "Give the count behind it."),
        CellFault.PointOrThousands => (
            ReadingCheck.Whole, $"{item.Code} counts whole {Unit(item)}, and the full stop in “{quoted}” may be a decimal point or stand between thousands.",
            "Write the number without a full stop."),
        CellFault.TooManyDigits => (
            ReadingCheck.Digits, $"“{quoted}” has more than {NumberCell.MostDigits} figures, more than can be kept exactly.",
            "Check the figure, and round it if it is right."),
        CellFault.Exponent => (
            ReadingCheck.Exponent, $"“{quoted}” is in scientific notation, in which figures may have been lost.",
            "Set the cell's format to number with no decimal places, and check the figure."),
        CellFault.NotFinite => (
            ReadingCheck.Infinite, $"“{quoted}” is not a number that can be counted or measured.",
            "Give the number. If there is none, write a missing code in the missing column."),
        _ => (
            ReadingCheck.Number, $"{item.Code} is a number, and “{quoted}” cannot be read as one.",
            "Write the number alone. Words belong in the note column; if there is no number, use the missing column."),
    };

    private static (string Check, string Message, string Fix) OfDate(CellFault fault, string quoted, ReadOnlySpan<char> text) => fault switch
    {
        CellFault.NoSuchDay => (ReadingCheck.Date, $"“{quoted}” is no day of the calendar between 1900 and 2100.", "Check day, month and year."),
        CellFault.MonthFirst => (
            ReadingCheck.Date, $"“{quoted}” seems to have the month before the day.",
            "Write the day first, or the date as 2014-03-31. Look at the other dates too: where both are 12 or less, it does not show."),
        CellFault.ShortYear => (ReadingCheck.Date, $"“{quoted}” has a year of two figures.", "Write the year in four figures."),
        CellFault.DayNumber => (
            ReadingCheck.Date, $"“{quoted}” is the number by which a spreadsheet knows a day{Day(text)}.",
            "Set the cell's format to date, then save the file again."),
        CellFault.HasTime => (ReadingCheck.Date, $"“{quoted}” has a time of day.", "Give the date alone."),
        _ => (ReadingCheck.Date, $"“{quoted}” cannot be read as a date.", "Write the date as 2014-03-31 or 31/03/2014."),
    };

    private static string Unit(Item item) => item.Unit.Length == 0 ? "things" : item.Unit;

    private static string Day(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? $", {DateCell.OfDayNumber(serial).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} if it counts from 1900"
            : "";

    private static string Choices(Item item)
    {
        var listed = string.Join(", ", item.Choices.Take(20).Select(c => c.Value));
        return item.Choices.Count > 20 ? listed + ", …" : listed;
    }
}
