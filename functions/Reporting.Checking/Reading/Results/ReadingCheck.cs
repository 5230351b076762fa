namespace Reporting.Checking.Reading.Results;

/// <summary>The checks that are made while a file is read, by their ids. All are of version 1.</summary>
internal static class ReadingCheck
{
    public const int Version = 1;

    // The file.
    public const string Format = "READ-FORMAT";
    public const string Empty = "READ-EMPTY";
    public const string Nul = "READ-NUL";
    public const string Encoding = "READ-ENCODING";
    public const string Layout = "READ-LAYOUT";
    public const string TooMuch = "READ-TOO-MUCH";
    public const string Authority = "READ-AUTHORITY";
    public const string Period = "READ-PERIOD";
    public const string Instrument = "READ-INSTRUMENT";
    public const string More = "READ-MORE";

    // The table.
    public const string QuoteUnclosed = "READ-QUOTE-UNCLOSED";
    public const string QuoteStray = "READ-QUOTE-STRAY";
    public const string CellsTooFew = "READ-CELLS-TOO-FEW";
    public const string CellsTooMany = "READ-CELLS-TOO-MANY";
    public const string RowTooLong = "READ-ROW-TOO-LONG";
    public const string Header = "READ-HEADER";
    public const string Column = "READ-COLUMN";
    public const string ColumnTwice = "READ-COLUMN-TWICE";
    public const string NotAnItem = "READ-NOT-AN-ITEM";

    // Records.
    public const string RecordTwice = "READ-RECORD-TWICE";

    // JSON.
    public const string Json = "READ-JSON";
    public const string JsonMember = "READ-JSON-MEMBER";
    public const string JsonTwice = "READ-JSON-TWICE";
    public const string JsonKind = "READ-JSON-KIND";

    // A workbook.
    public const string Workbook = "READ-WORKBOOK";
    public const string WorkbookSize = "READ-WORKBOOK-SIZE";
    public const string Macros = "READ-MACROS";
    public const string OtherSheet = "READ-OTHER-SHEET";
    public const string HiddenSheet = "READ-HIDDEN-SHEET";
    public const string Hidden = "READ-HIDDEN";
    public const string Merged = "READ-MERGED";
    public const string Formula = "READ-FORMULA";
    public const string FormulaEmpty = "READ-FORMULA-EMPTY";

    // Codes.
    public const string CodeBlank = "READ-CODE-BLANK";
    public const string CodeUnknown = "READ-CODE-UNKNOWN";
    public const string CodePeriod = "READ-CODE-PERIOD";
    public const string CodeTwice = "READ-CODE-TWICE";

    // Values.
    public const string Number = "READ-NUMBER";
    public const string Whole = "READ-WHOLE";
    public const string Digits = "READ-DIGITS";
    public const string Exponent = "READ-EXPONENT";
    public const string Infinite = "READ-INFINITE";
    public const string Negative = "READ-NEGATIVE";
    public const string Minimum = "READ-MINIMUM";
    public const string Maximum = "READ-MAXIMUM";
    public const string YesNo = "READ-YES-NO";
    public const string Date = "READ-DATE";
    public const string Choice = "READ-CHOICE";
    public const string Exclusive = "READ-EXCLUSIVE";
    public const string TextLong = "READ-TEXT-LONG";
    public const string Symbol = "READ-SYMBOL";
    public const string SpreadsheetError = "READ-SPREADSHEET-ERROR";
    public const string Characters = "READ-CHARACTERS";
    public const string Personal = "READ-PERSONAL";

    // Answers.
    public const string Blank = "READ-BLANK";
    public const string Both = "READ-BOTH";
    public const string MissingCode = "READ-MISSING-CODE";
    public const string Estimate = "READ-ESTIMATE";
    public const string NoteNeeded = "READ-NOTE-NEEDED";
    public const string NoteLong = "READ-NOTE-LONG";
    public const string NoteSymbol = "READ-NOTE-SYMBOL";
}
