using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Reporting.Checking.Reading.Results;

/// <summary>A row that says that somebody may be in danger.</summary>
/// <param name="Row">Row of the file.</param>
/// <param name="Key">What identifies the row: its first item. It goes into a hash and nowhere else.</param>
public sealed record FlaggedRow(int Row, string Key);

/// <summary>The rows of a file that say that somebody may be in danger: the first of them, and how to know them all again.</summary>
public sealed class FlaggedRows
{
    /// <summary>More are no more of use one by one than the file itself is.</summary>
    public const int MostKept = 50;

    private readonly List<FlaggedRow> first = [];

    public int Count { get; private set; }

    /// <summary>All of them where they are few.</summary>
    public IReadOnlyList<FlaggedRow> First => first;

    /// <summary>The same for the same keys, in whatever order they stand.</summary>
    public UInt128 Keys { get; private set; }

    public void Add(int row, ReadOnlySpan<char> key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(key), hash);
        Keys = unchecked(Keys + BinaryPrimitives.ReadUInt128LittleEndian(hash));
        Count++;
        if (first.Count < MostKept)
            first.Add(new(row, key.ToString()));
    }
}
