using nietras.SeparatedValues;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <param name="Cells">In the order of the columns that were asked for.</param>
internal sealed record CsvLine(int Line, string[] Cells);

/// <summary>A CSV file with a header, some columns of it. Lines before the header that begin with # are remarks.</summary>
internal static class CsvTable
{
    public static IReadOnlyList<CsvLine> Read(TemplateFile? file, DefinitionFaults faults, params string[] columns)
    {
        if (file is null)
            return [];
        using var reader = Sep.New(',').Reader(o => o with { Unescape = true, DisableColCountCheck = true }).From(Table(file, out var remarks));
        if (!Knows(reader.Header, file.Name, faults, columns, out var places))
            return [];
        var lines = new List<CsvLine>();
        foreach (var row in reader)
        {
            if (row.ColCount != reader.Header.ColNames.Count)
            {
                var cellsFound = Plural.Of(row.ColCount, "cell");
                faults.Add(file.Name, remarks + row.LineNumberFrom, $"The row has {cellsFound}, and the header {reader.Header.ColNames.Count}.");
                continue;
            }

            var cells = new string[places.Length];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = row[places[i]].ToString();
            lines.Add(new(remarks + row.LineNumberFrom, cells));
        }

        return lines;
    }

    public static IReadOnlyList<string> HeaderOf(TemplateFile file)
    {
        using var reader = Sep.New(',').Reader(o => o with { Unescape = true, DisableColCountCheck = true }).From(Table(file, out _));
        return reader.Header.ColNames;
    }

    private static byte[] Table(TemplateFile file, out int remarks)
    {
        var rest = file.Bytes.AsSpan();
        for (remarks = 0; rest.Length > 0 && rest[0] == (byte)'#'; remarks++)
        {
            var end = rest.IndexOf((byte)'\n');
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return remarks == 0 ? file.Bytes : rest.ToArray();
    }

    private static bool Knows(SepReaderHeader header, string file, DefinitionFaults faults, string[] columns, out int[] places)
    {
        places = new int[columns.Length];
        var ok = true;
        for (var i = 0; i < columns.Length; i++)
        {
            if (header.TryIndexOf(columns[i], out places[i]))
                continue;
            ok = false;
            faults.Add(file, 1, $"The column '{columns[i]}' is missing: the header must have {string.Join(',', columns)}.");
        }

        return ok;
    }
}
