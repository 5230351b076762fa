using System.Text;
using Reporting.Checking.Reading.Text;

namespace Reporting.Checking.Reading.Json;

/// <summary>The bytes of a JSON file that are looked at, with the place of the next: a token is read when it is there whole.</summary>
internal sealed class JsonBytes(Stream stream) : IDisposable
{
    private const int LongestToken = 2_000_000;

    private byte[] buffer = new byte[32 * 1024];
    private int start;
    private int end;

    /// <summary>The bytes from the next on that are there.</summary>
    public ReadOnlySpan<byte> Ahead => buffer.AsSpan(start, end - start);

    /// <summary>Whether no more bytes come.</summary>
    public bool AreAll { get; private set; }

    /// <summary>Line of the next byte, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Byte of the line at which the next stands, from 1.</summary>
    public int Column { get; private set; } = 1;

    /// <summary>Goes over bytes.</summary>
    /// <returns>Whether a comma was among them.</returns>
    public bool Advance(int count)
    {
        var passed = buffer.AsSpan(start, count);
        var lines = passed.Count((byte)'\n');
        Line += lines;
        Column = lines == 0 ? Column + count : count - passed.LastIndexOf((byte)'\n');
        start += count;
        return passed.Contains((byte)',');
    }

    /// <summary>Reads more behind what is there.</summary>
    /// <returns>False where a single token is longer than any can be.</returns>
    public bool TryFill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        if (end == buffer.Length)
        {
            if (buffer.Length >= LongestToken) return false;
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var count = stream.Read(buffer, end, buffer.Length - end);
        AreAll = count == 0;
        end += count;
        return true;
    }

    /// <summary>The bytes that are there from a place on.</summary>
    public ReadOnlySpan<byte> From(int line, int column)
    {
        var index = start;
        for (var current = Line; current < line; current++)
        {
            var next = buffer.AsSpan(index, end - index).IndexOf((byte)'\n');
            if (next < 0) return default;
            index += next + 1;
        }

        index = Math.Clamp(line == Line ? start + column - Column : index + column - 1, 0, end);
        return buffer.AsSpan(index, end - index);
    }

    /// <summary>Adds what is left of the file to a text.</summary>
    public void AddRest(LooseText text)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var characters = new char[buffer.Length + 1];
        do
        {
            text.Add(characters.AsSpan(0, decoder.GetChars(Ahead, characters, AreAll)));
            (start, end) = (0, 0);
        }
        while (!AreAll && TryFill());
    }

    public void Dispose() => stream.Dispose();
}
