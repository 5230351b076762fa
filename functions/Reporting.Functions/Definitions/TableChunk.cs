using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using DuckDB.NET.Native;

namespace Reporting.Functions.Definitions;

/// <summary>
/// The rows of a table that are being filled, in the memory of DuckDB's own vectors: a call for each of twenty million cells would take longer than all the checking.
/// Whatever is not set in a row is NULL. This is the only unsafe code of the service.
/// </summary>
internal sealed unsafe class TableChunk : IDisposable
{
    private const int Capacity = 2048;
    private const int Together = 8;

    /// <summary>A text of at most so many bytes stands in its vector; a longer one beside it.</summary>
    private const int Inline = 12;

    private readonly DuckDBAppender appender;

    /// <summary>DuckDB takes in some chunks, on another core, while the next are filled: several at a time, since waking a core takes as long as a third of one.</summary>
    private DuckDBDataChunk[] filled;
    private DuckDBDataChunk[] taken;
    private int filling;
    private Task taking = Task.CompletedTask;
    private readonly IntPtr[] vectors;
    private readonly byte*[] data;
    private readonly ulong*[] validity;
    private byte[] encoded = new byte[4096];
    private int count;

    public TableChunk(DuckDBNativeConnection connection, string table)
    {
        Succeeded(NativeMethods.Appender.DuckDBAppenderCreateExt(connection, "memory", "main", table, out appender));
        var columns = (int)NativeMethods.Appender.DuckDBAppenderColumnCount(appender);
        var types = Enumerable.Range(0, columns).Select(c => NativeMethods.Appender.DuckDBAppenderColumnType(appender, (ulong)c)).ToArray();
        IntPtr[] handles = [.. types.Select(t => t.DangerousGetHandle())];
        filled = [.. Enumerable.Range(0, Together).Select(_ => NativeMethods.DataChunks.DuckDBCreateDataChunk(handles, (ulong)columns))];
        taken = [.. filled.Select(_ => NativeMethods.DataChunks.DuckDBCreateDataChunk(handles, (ulong)columns))];
        foreach (var type in types)
            type.Dispose();
        (vectors, data, validity) = (new IntPtr[columns], new byte*[columns], new ulong*[columns]);
        Begin();
    }

    public void Set<T>(int column, T value)
        where T : unmanaged
    {
        ((T*)data[column])[count] = value;
        validity[column][count >> 6] |= 1UL << (count & 63);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SetText(int column, ReadOnlySpan<char> text)
    {
        var at = (uint*)(data[column] + (count * 16L));
        (at[0], at[1], at[2], at[3]) = (0, 0, 0, 0);
        if (text.Length <= Inline && Utf8.FromUtf16(text, new Span<byte>(at + 1, Inline), out _, out var length) is OperationStatus.Done)
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

    public void Finish()
    {
        EndChunk();
        Append();
        taking.GetAwaiter().GetResult();
        Succeeded(NativeMethods.Appender.DuckDBAppenderClose(appender));
    }

    public void Dispose()
    {
        // Where reading ended early it may still be at it. Whether it then succeeded matters no more.
        ((IAsyncResult)taking).AsyncWaitHandle.WaitOne();
        foreach (var chunk in filled.Concat(taken))
            chunk.Dispose();
        appender.Dispose();
    }

    private void EndChunk()
    {
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(filled[filling++], (ulong)count);
        if (filling == Together)
            Append();
        Begin();
    }

    private void Append()
    {
        taking.GetAwaiter().GetResult();
        var chunks = filling;
        (filled, taken, filling) = (taken, filled, 0);
        taking = Task.Run(() =>
        {
            foreach (var chunk in taken.AsSpan(0, chunks))
            {
                Succeeded(NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk));
                NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
            }
        });
    }

    private void Begin()
    {
        count = 0;
        var chunk = filled[filling];
        for (var column = 0; column < vectors.Length; column++)
        {
            vectors[column] = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column);
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
