using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using DuckDB.NET.Native;

namespace Reporting.Checking.Expressions;

/// <summary>
/// The rows of a table that are being filled, in the memory of DuckDB's own vectors: a call for each of twenty million cells would take longer than all the
/// checking. Whatever is not set in a row is NULL, or 0 in a column of bits. This is the only unsafe code of the service.
/// </summary>
internal sealed unsafe class TableAppender : IDisposable
{
    private const int Capacity = 2048;

    /// <summary>Chunks that are handed over at first; each time there are twice as many.</summary>
    private const int FirstBatch = 8;

    /// <summary>
    /// Columns of all chunks of a batch. DuckDB keeps a hundred chunks in a heap before it builds a piece of the table from them, which takes as long as
    /// filling fifty. Fewer columns leave room for more chunks.
    /// </summary>
    private const int MostColumnsOfBatch = 1024;

    /// <summary>A text of at most so many bytes stands in its vector; a longer one beside it.</summary>
    private const int LongestInline = 12;

    private readonly DuckDBAppender appender;
    private readonly DuckDBLogicalType[] types;
    private readonly int largestBatch;

    // DuckDB takes in a batch of chunks, on another core, while the next are filled: several at a time, since waking a core takes as long as a third of one.
    private List<DuckDBDataChunk> filled = [];
    private List<DuckDBDataChunk> handedOver = [];
    private int batch = FirstBatch;
    private int filling;
    private Task appending = Task.CompletedTask;
    private readonly IntPtr[] vectors;
    private readonly byte*[] data;
    private readonly ulong*[] validity;
    private readonly int firstOfBits;
    private byte[] encoded = new byte[4096];
    private int count;

    /// <param name="bits">How many of the last columns are of bits: bigint, and never NULL.</param>
    public TableAppender(DuckDBNativeConnection connection, string table, int bits)
    {
        Succeeded(NativeMethods.Appender.DuckDBAppenderCreateExt(connection, "memory", "main", table, out appender));
        var columns = (int)NativeMethods.Appender.DuckDBAppenderColumnCount(appender);
        types = [.. Enumerable.Range(0, columns).Select(c => NativeMethods.Appender.DuckDBAppenderColumnType(appender, (ulong)c))];
        largestBatch = Math.Clamp(MostColumnsOfBatch / columns, FirstBatch, 8 * FirstBatch);
        (vectors, data, validity) = (new IntPtr[columns], new byte*[columns], new ulong*[columns]);
        firstOfBits = columns - bits;
        Begin();
    }

    /// <summary>Adds bits to those of the row.</summary>
    public void SetBits(int column, long value) => ((long*)data[column])[count] |= value;

    /// <summary>Sets a cell of the row to a value of the column's own size.</summary>
    public void Set<T>(int column, T value)
        where T : unmanaged
    {
        ((T*)data[column])[count] = value;
        validity[column][count >> 6] |= 1UL << (count & 63);
    }

    /// <summary>Sets a cell of the row to a text, as UTF-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SetText(int column, ReadOnlySpan<char> text)
    {
        var at = (uint*)(data[column] + (count * 16L));
        (at[0], at[1], at[2], at[3]) = (0, 0, 0, 0);
        if (text.Length <= LongestInline && Utf8.FromUtf16(text, new Span<byte>(at + 1, LongestInline), out _, out var length) is OperationStatus.Done)
            at[0] = (uint)length;
        else
            SetLongText(column, text);
        validity[column][count >> 6] |= 1UL << (count & 63);
    }

    private void SetLongText(int column, ReadOnlySpan<char> text)
    {
        // UTF-8 takes at most three bytes for a UTF-16 unit.
        if (text.Length * 3 > encoded.Length)
            encoded = new byte[text.Length * 3];
        _ = Utf8.FromUtf16(text, encoded, out _, out var length);
        fixed (byte* bytes = encoded)
            NativeMethods.Vectors.DuckDBUnsafeVectorAssignStringElementLength(vectors[column], (ulong)count, bytes, length);
    }

    public void EndRow()
    {
        if (++count == Capacity)
            EndChunk();
    }

    /// <summary>Hands over what is left. No row may follow.</summary>
    public void Finish()
    {
        EndChunk();
        Append();
        appending.GetAwaiter().GetResult();
        Succeeded(NativeMethods.Appender.DuckDBAppenderClose(appender));
    }

    public void Dispose()
    {
        // Where reading ended early a batch may still be on its way. Whether it succeeds matters no more, but its memory must not be freed before.
        ((IAsyncResult)appending).AsyncWaitHandle.WaitOne();
        foreach (var chunk in filled.Concat(handedOver))
            chunk.Dispose();
        foreach (var type in types)
            type.Dispose();
        appender.Dispose();
    }

    private void EndChunk()
    {
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(filled[filling++], (ulong)count);
        if (filling == batch)
            Append();
        Begin();
    }

    private void Append()
    {
        appending.GetAwaiter().GetResult();
        var chunks = filling;
        (filled, handedOver, filling, batch) = (handedOver, filled, 0, Math.Min(2 * batch, largestBatch));
        appending = Task.Run(() =>
        {
            foreach (var chunk in handedOver.Take(chunks))
            {
                Succeeded(NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk));
                NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
            }
        });
    }

    private void Begin()
    {
        count = 0;
        if (filling == filled.Count)
            filled.Add(NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(t => t.DangerousGetHandle())], (ulong)types.Length));
        var chunk = filled[filling];
        for (var column = 0; column < vectors.Length; column++)
        {
            vectors[column] = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column);
            if (column >= firstOfBits)
            {
                data[column] = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vectors[column]);
                new Span<long>(data[column], Capacity).Clear();
                continue;
            }

            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vectors[column]);
            data[column] = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vectors[column]);
            validity[column] = NativeMethods.Vectors.DuckDBVectorGetValidity(vectors[column]);
            new Span<ulong>(validity[column], Capacity / 64).Clear();
        }
    }

    private void Succeeded(DuckDBState state)
    {
        if (state is not DuckDBState.Success)
            throw new ExpressionFailedException($"DuckDB took no rows: {(appender is null ? "there is no appender" : "see its log")}.");
    }
}
