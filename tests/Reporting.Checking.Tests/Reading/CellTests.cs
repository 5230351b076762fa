using System.Globalization;
using CsCheck;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Xunit;

namespace Reporting.Checking.Tests.Reading;

public sealed class CellTests
{
    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMMM yyyy", "d MMM yyyy", "dd-MMM-yyyy", "yyyy-MM-dd'T'00:00:00",
        "dd/MM/yyyy 00:00", "yyyy/MM/dd",
    ];

    [Fact]
    public void Integer_WrittenWithAnySeparator_IsRead() =>
        Gen.Select(
            Gen.Long[-999_999_999_999_999, 999_999_999_999_999],
            Gen.OneOfConst(",", " ", "\u00A0", "\u2009", "\u202F", "'", "")).Sample((number, separator) =>
        {
            var written = number.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", separator, StringComparison.Ordinal);
            return NumberCell.Integer(written, out var read, out _) is CellFault.None && read == number;
        });

    [Fact]
    public void Decimal_OfFifteenFigures_IsReadExactly() =>
        Gen.Select(Gen.Long[-999_999_999_999_999, 999_999_999_999_999], Gen.Int[0, 15]).Sample((figures, places) =>
        {
            var number = new decimal(Math.Abs(figures)) / (decimal)Math.Pow(10, places) * Math.Sign(figures);
            var written = number.ToString(CultureInfo.InvariantCulture);
            return NumberCell.Decimal(written, out var read, out _) is CellFault.None && read == double.Parse(written, CultureInfo.InvariantCulture);
        });

    [Fact]
    public void Numbers_OfAnyText_AreReadOrRefused() =>
        Gen.String[Gen.Char["0123456789.,-+()£%' \u00A0eE\u0660x/:"], 0, 80].Sample(text =>
        {
            var trimmed = CellText.Trim(text);
            if (trimmed.IsEmpty) return true;
            var whole = NumberCell.Integer(trimmed, out var integer, out _);
            var exact = NumberCell.Decimal(trimmed, out var number, out _);
            DateCell.Read(trimmed, out _, out _);
            return whole is not CellFault.None || (exact is CellFault.None && number == integer);
        });

    [Fact]
    public void Date_WrittenAnyWay_IsTheSameDay() =>
        Gen.Select(Gen.Int[0, 73_000], Gen.OneOfConst(DateFormats)).Sample((day, format) =>
        {
            var date = new DateOnly(1900, 1, 1).AddDays(day);
            return DateCell.Read(date.ToDateTime(TimeOnly.MinValue).ToString(format, CultureInfo.InvariantCulture), out var read, out _) is CellFault.None
                && read == date;
        });

    [Theory]
    [InlineData("1,23", CellFault.DecimalComma)]
    [InlineData("1,2345", CellFault.DecimalComma)]
    [InlineData("12,34,567", CellFault.BadGrouping)]
    [InlineData("1,234,56", CellFault.BadGrouping)]
    [InlineData("1234,567", CellFault.BadGrouping)]
    [InlineData("1 23", CellFault.NotANumber)]
    [InlineData("12.5", CellFault.NotWhole)]
    [InlineData("12%", CellFault.Percentage)]
    [InlineData("(12 %)", CellFault.Percentage)]
    [InlineData("1.000", CellFault.PointOrThousands)]
    [InlineData("-120.000", CellFault.PointOrThousands)]
    [InlineData("-(5)", CellFault.NotANumber)]
    [InlineData("--5", CellFault.NotANumber)]
    [InlineData("££5", CellFault.NotANumber)]
    [InlineData("1.2.3", CellFault.NotANumber)]
    [InlineData(".", CellFault.NotANumber)]
    [InlineData("%", CellFault.NotANumber)]
    [InlineData("12 (est)", CellFault.Approximate)]
    [InlineData("≥5", CellFault.Bounded)]
    [InlineData("1E5", CellFault.Exponent)]
    [InlineData("∞", CellFault.NotFinite)]
    [InlineData("9999999999999999", CellFault.TooManyDigits)]
    [InlineData("٣", CellFault.NotANumber)]
    public void Integer_OfWhatIsNone_SaysWhy(string text, object fault) => Assert.Equal(fault, NumberCell.Integer(text, out _, out _));

    [Fact]
    public void Decimal_PlainDigits_IsWhatReadingThemGives() =>
        Gen.Select(Gen.String[Gen.Char['0', '9'], 1, 14], Gen.String[Gen.Char['0', '9'], 0, 13])
            .Where((whole, part) => whole.Length + part.Length <= 14).Sample((whole, part) =>
        {
            var text = part.Length == 0 ? whole : $"{whole}.{part}";
            Assert.Equal(CellFault.None, NumberCell.Decimal(text, out var value, out var tolerance));
            Assert.Equal((double.Parse(text, CultureInfo.InvariantCulture), Tolerance.None), (value, tolerance));
        });
}
