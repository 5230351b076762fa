namespace Reporting.Checking.Reading.Cells;

/// <summary>Why a cell's text is not a value of the type that is asked for.</summary>
internal enum CellFault
{
    None,
    NotANumber,
    DecimalComma,
    BadGrouping,
    OtherCurrency,
    Approximate,
    Bounded,
    LooksLikeDate,
    NotWhole,
    Percentage,
    PointOrThousands,
    TooManyDigits,
    Exponent,
    NotFinite,
    NotYesNo,
    NotADate,
    NoSuchDay,
    MonthFirst,
    ShortYear,
    DayNumber,
    HasTime,
}
