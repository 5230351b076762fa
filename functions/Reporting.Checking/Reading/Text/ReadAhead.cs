namespace Reporting.Checking.Reading.Text;

/// <summary>Reads and decodes a large file on another core while what was read is taken apart.</summary>
internal sealed class ReadAhead(TextReader reader) : TextReader
{
    /// <summary>Bytes from which it is worth it: a smaller file is read before another core has begun.</summary>
    public const int Worthwhile = 1024 * 1024;

    private const int Block = 256 * 1024;

    private char[] ready = new char[Block];
    private char[] next = new char[Block];
    private Task<int>? reading;
    private int position;
    private int end;

    public override int Read(char[] buffer, int index, int count)
    {
        if (position == end && !Turn()) return 0;
        count = Math.Min(count, end - position);
        ready.AsSpan(position, count).CopyTo(buffer.AsSpan(index));
        position += count;
        return count;
    }

    private bool Turn()
    {
        end = (reading ?? ReadNext()).GetAwaiter().GetResult();
        (ready, next, position) = (next, ready, 0);
        if (end > 0) reading = ReadNext();
        return end > 0;
    }

    private Task<int> ReadNext() => Task.Run(() => reader.Read(next, 0, Block));

    protected override void Dispose(bool disposing)
    {
        // Where reading ends early, a block may still be on its way. Whether it is read matters no more, but its buffer must not be reused before.
        if (reading is not null) ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        if (disposing) reader.Dispose();
        base.Dispose(disposing);
    }
}
