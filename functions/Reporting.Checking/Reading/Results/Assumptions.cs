using System.Runtime.CompilerServices;
using Reporting.Checking.Wording;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Results;

/// <summary>Ways of writing that are read although they are not the plain one.</summary>
[Flags]
internal enum Tolerance
{
    None = 0,
    Spaces = 1,
    ThousandsComma = 1 << 1,
    ThousandsSpace = 1 << 2,
    ThousandsApostrophe = 1 << 3,
    Pounds = 1 << 4,
    Percent = 1 << 5,
    LeadingApostrophe = 1 << 6,
    Brackets = 1 << 7,
    Sign = 1 << 8,
    NoughtsAfterPoint = 1 << 9,
    YesNoWord = 1 << 10,
    DayMonthYear = 1 << 11,
    MonthName = 1 << 12,
    Midnight = 1 << 13,
    ChoiceSpelling = 1 << 14,
    ChoiceTwice = 1 << 15,
    MissingCodeAsValue = 1 << 16,
    MissingCodeCase = 1 << 17,
    EstimateWord = 1 << 18,
    CodeCase = 1 << 19,
    TextNumber = 1 << 20,
    Formula = 1 << 21,
    SpreadsheetDate = 1 << 22,
}

/// <summary>What was assumed about a file, in sentences for the person who sent it, each with the first example and how many more there were.</summary>
internal sealed class Assumptions
{
    private readonly List<string> said = [];
    private readonly SortedDictionary<Tolerance, Example> seen = [];

    /// <summary>What a place without a cell is called.</summary>
    public string PlacesAreCalled { get; set; } = "line";

    /// <summary>Adds a sentence. Personal details in it are masked.</summary>
    public void Add(string sentence) => said.Add(PersonalDetails.Masked(sentence));

    /// <summary>Counts what was read although it is not written plainly; the first of each kind is kept as an example.</summary>
    public void Count(Tolerance tolerance, ReadOnlySpan<char> text, string readAs, FileLocation location)
    {
        for (var rest = (int)tolerance; rest != 0; rest &= rest - 1)
        {
            var one = (Tolerance)(rest & -rest);
            if (seen.TryGetValue(one, out var example)) example.More++;
            else seen[one] = new(QuotedText.Of(text), readAs, location);
        }
    }

    /// <summary>Counts one more of what has been seen already, without its words.</summary>
    /// <returns>False where one of them has not been seen: then nothing was counted.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryCountAgain(Tolerance tolerance) => tolerance is Tolerance.None || TryCountAllAgain(tolerance);

    private bool TryCountAllAgain(Tolerance tolerance)
    {
        for (var rest = (int)tolerance; rest != 0; rest &= rest - 1)
        {
            if (!seen.ContainsKey((Tolerance)(rest & -rest))) return false;
        }

        for (var rest = (int)tolerance; rest != 0; rest &= rest - 1) seen[(Tolerance)(rest & -rest)].More++;
        return true;
    }

    public IReadOnlyList<string> Sentences() => [.. said, .. seen.Select(s => $"{Rule(s.Key)}: {s.Value.In(PlacesAreCalled)}.")];

    private static string Rule(Tolerance tolerance) => tolerance switch
    {
        Tolerance.Spaces => "Spaces around values were left out",
        Tolerance.ThousandsComma => "Commas between thousands were left out",
        Tolerance.ThousandsSpace => "Spaces between thousands were left out",
        Tolerance.ThousandsApostrophe => "Apostrophes between thousands were left out",
        Tolerance.Pounds => "Pound signs were left out",
        Tolerance.Percent => "Per cent signs were left out",
        Tolerance.LeadingApostrophe => "Apostrophes before values were left out",
        Tolerance.Brackets => "Numbers in brackets were read as negative",
        Tolerance.Sign => "Plus signs and typographic minus signs were read as plain ones",
        Tolerance.NoughtsAfterPoint => "Whole numbers written with a decimal point were read as whole",
        Tolerance.YesNoWord => "Other words and numbers for yes and no were read",
        Tolerance.DayMonthYear => "Dates were read as day, month, year",
        Tolerance.MonthName => "Dates with the month as a word were read",
        Tolerance.Midnight => "Times after dates were left out, being midnight",
        Tolerance.ChoiceSpelling => "Choices were recognised in another spelling",
        Tolerance.ChoiceTwice => "A choice given twice was taken once",
        Tolerance.MissingCodeAsValue => "Missing codes written as the value were read as missing codes",
        Tolerance.MissingCodeCase => "Missing codes in small letters were read",
        Tolerance.EstimateWord => "Marks of an estimate were read",
        Tolerance.CodeCase => "Item codes in another spelling were recognised",
        Tolerance.TextNumber => "Numbers stored as text were read as numbers",
        Tolerance.Formula => "Formulas were read by the value that the workbook holds for them",
        _ => "Dates of the spreadsheet were read by their date format",
    };

    private sealed record Example(string Text, string ReadAs, FileLocation Location)
    {
        public int More { get; set; }

        public string In(string places)
        {
            var where = Location.Cell is { } cell ? $"cell {cell}" : Location.Row is { } row ? $"{places} {row}" : "the file";
            return $"“{Text}” was read as {ReadAs} ({where}{(More == 0 ? "" : $", and {More:N0} more")})";
        }
    }
}
