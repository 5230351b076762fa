using System.Globalization;

namespace Reporting.Checking.Reading.Results;

/// <summary>Addresses of cells as spreadsheets write them: C7. Columns count from 0 here, rows from 1.</summary>
internal static class CellAddress
{
    private const int BeyondEverySheet = 20_000;

    /// <param name="column">From 0.</param>
    /// <param name="row">From 1.</param>
    public static string Of(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{LettersOf(column)}{row}");

    /// <summary>The letters of a column: C for 2.</summary>
    public static string LettersOf(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>The column of an address, from 0.</summary>
    /// <returns>Beyond every sheet where the address has no column.</returns>
    public static int ColumnOf(string address)
    {
        var column = 0;
        foreach (var character in address)
        {
            if (!char.IsAsciiLetter(character) || column > BeyondEverySheet)
                break;
            column = (column * 26) + (char.ToUpperInvariant(character) - 'A' + 1);
        }

        return column == 0 ? int.MaxValue : column - 1;
    }

    /// <summary>The row of an address, from 1.</summary>
    /// <returns>Null where the address has no row.</returns>
    public static int? RowOf(string address) =>
        int.TryParse(address.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}
