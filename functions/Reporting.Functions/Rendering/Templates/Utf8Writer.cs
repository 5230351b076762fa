using System.Text;

namespace Reporting.Functions.Rendering.Templates;

/// <summary>Writes text of pages and files.</summary>
public static class Utf8Writer
{
    private const int BufferSize = 64 * 1024;

    /// <summary>UTF-8 without a byte order mark, lines ended by a line feed, the stream left open.</summary>
    public static StreamWriter To(Stream stream) => new(stream, new UTF8Encoding(false), BufferSize, leaveOpen: true) { NewLine = "\n" };
}
