using nietras.SeparatedValues;

namespace Reporting.Local.Samples;

/// <summary>Reads the tidy files of the source folder, and writes ours: UTF-8, line feeds, header first, quoted only where needed.</summary>
internal static class Csv
{
    public static List<T> Read<T>(string folder, string file, SepReader.RowFunc<T> read)
    {
        using var reader = Sep.New(',').Reader(options => options with { Unescape = true }).FromFile(Path.Combine(folder, file));
        return [.. reader.Enumerate(read)];
    }

    /// <param name="remark">A line above the header.</param>
    public static void Write(string folder, string file, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, string? remark = null)
    {
        Directory.CreateDirectory(folder);
        using var text = new StreamWriter(Path.Combine(folder, file)) { NewLine = "\n" };
        if (remark is not null)
            text.WriteLine(remark);
        using var writer = Sep.New(',').Writer(options => options with { Escape = true }).To(text);
        foreach (var cells in rows)
        {
            using var row = writer.NewRow();
            for (var i = 0; i < header.Count; i++)
                row[header[i]].Set(cells[i]);
        }
    }
}
