using System.IO.Compression;
using System.Text;

namespace Reporting.Checking.Tests.Reading;

internal static class ChangedWorkbook
{
    /// <summary>The workbook with one of its parts changed.</summary>
    public static byte[] Of(byte[] workbook, string part, Func<string, string> change)
    {
        var changed = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(workbook)))
        using (var to = new ZipArchive(changed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                var text = reader.ReadToEnd();
                using var writer = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                writer.Write(Encoding.UTF8.GetBytes(entry.FullName.EndsWith(part, StringComparison.Ordinal) ? change(text) : text));
            }
        }

        return changed.ToArray();
    }
}
