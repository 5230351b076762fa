using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Reporting.Checking.Reading.Cells;

namespace Reporting.Checking.Reading.Records;

/// <summary>
/// What identifies the rows that were read, so that two with the same identifier are found. Of two million texts only hashes of 96 bits are kept, keyed at
/// random: two different texts of such a file have the same hash in one of 10^16 files.
/// </summary>
internal sealed class RecordIdentities
{
    /// <summary>The rows are looked through in parts that fit into the processor's cache.</summary>
    private const int Parts = 256;

    private static readonly ulong FirstKey = RandomKey();
    private static readonly ulong SecondKey = RandomKey();

    private readonly List<Identity>?[] parts = new List<Identity>?[Parts];

    /// <summary>Adds a row.</summary>
    /// <param name="identifier">Trimmed; compared as it is written.</param>
    [MethodImpl(HotPath.Optimised)]
    public void Add(ReadOnlySpan<char> identifier, int row)
    {
        var bytes = MemoryMarshal.AsBytes(identifier);
        var (first, second) = (FirstKey ^ (ulong)bytes.Length, SecondKey ^ (ulong)bytes.Length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            (first, second) = (Mixed(first ^ eight, SecondKey), Mixed(second ^ eight, FirstKey));
        }

        ulong rest = 1;
        foreach (var one in bytes)
            rest = (rest << 8) | one;
        (first, second) = (Mixed(first ^ rest, SecondKey), Mixed(second ^ rest, FirstKey));
        (parts[first % Parts] ??= []).Add(new(first, unchecked((uint)second), row));
    }

    /// <summary>The rows whose identifier an earlier row has, in their order, each with the first that has it.</summary>
    public IReadOnlyList<(int Row, int First)> Repeated()
    {
        var repeated = new List<(int Row, int First)>();
        var slots = Array.Empty<int>();
        foreach (var part in parts)
        {
            if (part is not { Count: > 1 })
                continue;
            var size = (int)BitOperations.RoundUpToPowerOf2(2 * (uint)part.Count);
            if (slots.Length < size)
                slots = new int[size];
            else
                Array.Clear(slots, 0, size);
            AddRepeated(CollectionsMarshal.AsSpan(part), slots.AsSpan(0, size), repeated);
        }

        repeated.Sort();
        return repeated;
    }

    /// <param name="slots">Zero; a power of two of them.</param>
    [MethodImpl(HotPath.Optimised)]
    private static void AddRepeated(ReadOnlySpan<Identity> part, Span<int> slots, List<(int Row, int First)> repeated)
    {
        for (var i = 0; i < part.Length; i++)
        {
            ref readonly var one = ref part[i];
            var slot = (int)((one.Hash / Parts) & (uint)(slots.Length - 1));
            while (slots[slot] > 0 && !IsSame(part[slots[slot] - 1], one))
                slot = (slot + 1) & (slots.Length - 1);
            if (slots[slot] > 0)
                repeated.Add((one.Row, part[slots[slot] - 1].Row));
            else
                slots[slot] = i + 1;
        }
    }

    private static bool IsSame(in Identity one, in Identity other) => one.Hash == other.Hash && one.More == other.More;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mixed(ulong value, ulong key)
    {
        var high = Math.BigMul(value, key, out var low);
        return high ^ low;
    }

    private static ulong RandomKey() => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;

    private readonly record struct Identity(ulong Hash, uint More, int Row);
}
