using nietras.SeparatedValues;

namespace Reporting.Functions.Definitions;

/// <param name="Cells">In the order of the columns that were asked for.</param>
internal readonly record struct CsvLine(int Line, string[] Cells);

/// <summary>A CSV file with a header, some columns of it.</summary>
internal static class CsvTable
{
    public static IReadOnlyList<CsvLine> Read(TemplateFile? file, Faults faults, params string[] columns)
    {
        if (file is null)
            return [];
        using var reader = Sep.New(',').Reader(o => o with { Unescape = true, DisableColCountCheck = true, CreateToString = SepToString.PoolPerCol() }).From(file.Bytes);
        if (!Knows(reader.Header, file.Name, faults, columns, out var places))
            return [];
        var lines = new List<CsvLine>();
        foreach (var row in reader)
        {
            if (row.ColCount != reader.Header.ColNames.Count)
            {
                faults.Add(file.Name, row.LineNumberFrom, $"The row has {row.ColCount} cells, and the header {reader.Header.ColNames.Count}.");
                continue;
            }

            var cells = new string[places.Length];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = row[places[i]].ToString();
            lines.Add(new(row.LineNumberFrom, cells));
        }

        return lines;
    }

    public static IReadOnlyList<string> HeaderOf(TemplateFile file)
    {
        using var reader = Sep.New(',').Reader(o => o with { Unescape = true, DisableColCountCheck = true }).From(file.Bytes);
        return reader.Header.ColNames;
    }

    private static bool Knows(SepReaderHeader header, string file, Faults faults, string[] columns, out int[] places)
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
