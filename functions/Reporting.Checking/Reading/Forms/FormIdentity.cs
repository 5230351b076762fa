using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;

namespace Reporting.Checking.Reading.Forms;

/// <summary>
/// Names under which a file says whose return it is, and for which period. They are no items. Where they are there, they must agree with where the file was
/// sent.
/// </summary>
internal static class FormIdentity
{
    /// <summary>What a name says.</summary>
    /// <returns>
    /// The check that fails where the file disagrees, what the file should say (null: anything), and what it is called; no check where the name is none of
    /// these.
    /// </returns>
    public static (string? Check, string? Due, string What) Of(ReadOnlySpan<char> name, FormQuestion question) => name switch
    {
        _ when Is(name, "authority") || Is(name, "authority code") || Is(name, "la_code") || Is(name, "la code") || Is(name, "body") =>
            (ReadingCheck.Authority, question.Body.ToString(), question.Body.IsInspectorate ? "body" : "authority"),
        _ when Is(name, "period") || Is(name, "time_period") => (ReadingCheck.Period, question.Period.Id, "period"),
        _ when Is(name, "collection") => (ReadingCheck.Instrument, question.Collection.Id, "collection"),
        _ when Is(name, "instrument") => (ReadingCheck.Instrument, question.Instrument.Id, "instrument"),
        _ when Is(name, "name") || Is(name, "authority name") || Is(name, "la_name") => ("", null, ""),
        _ when Is(name, "template") || Is(name, "version") || Is(name, "synthetic") => ("", null, ""),
        _ => (null, null, ""),
    };

    /// <summary>
    /// Whether a file says what it should. A name may follow the code, as in “302 Barnet”; 2014.0 is how a spreadsheet may write 2014. An ONS code is left to
    /// the register.
    /// </summary>
    public static bool Agrees(ReadOnlySpan<char> value, string due)
    {
        if (value.Length > 1 && value[0] == '\'') value = value[1..];
        if (CellText.Is(value, due) || (value.Length == 9 && value[0] is 'E' or 'e' && !value[1..].ContainsAnyExceptInRange('0', '9'))) return true;
        return value.StartsWith(due, StringComparison.OrdinalIgnoreCase) && (value[due.Length] is ' ' or ':' || value[due.Length..] is ".0");
    }

    private static bool Is(ReadOnlySpan<char> name, string word) => CellText.Is(name, word);
}
