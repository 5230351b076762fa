using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Reporting.Checking.Reading.Results;

/// <summary>A row that says that somebody may be in danger.</summary>
/// <param name="Row">Row of the file.</param>
/// <param name="Key">What identifies the row: its first item. It goes into a hash and nowhere else.</param>
public sealed record FlaggedRow(int Row, string Key);

/// <summary>The rows of a file that say that somebody may be in danger: the first of them, and a sum by which all are recognised.</summary>
public sealed class FlaggedRows
{
    /// <summary>Rows that are kept one by one. Whoever must look at more looks at the file itself.</summary>
    public const int MostKept = 50;

    private readonly List<FlaggedRow> first = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The first of them, at most <see cref="MostKept"/>.</summary>
    public IReadOnlyList<FlaggedRow> First => first;

    /// <summary>A sum of hashes of the rows' keys: the same for the same keys, in whatever order they stand.</summary>
    public UInt128 Keys { get; private set; }

    /// <summary>Adds a row.</summary>
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
