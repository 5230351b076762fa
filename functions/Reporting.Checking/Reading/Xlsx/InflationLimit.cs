namespace Reporting.Checking.Reading.Xlsx;

/// <summary>
/// How much a workbook may inflate to, counted in bytes that really came out, for the sizes written in a zip can lie. A zip of 3 MB can inflate to
/// 400 MB.
/// </summary>
/// <param name="packed">Bytes of the file itself.</param>
internal sealed class InflationLimit(long packed)
{
    private const long MostBytes = 200_000_000;
    private const long Harmless = 20_000_000;
    private const long MostTimes = 150;

    /// <summary>Bytes between two tags. What lies there, above all an attribute, is held in memory whole.</summary>
    private const int LongestToken = 500_000;

    private long left = Math.Min(MostBytes, Math.Max(Harmless, packed * MostTimes));
    private long sinceTag;

    public bool Exceeded { get; private set; }

    public void Exceed() => Exceeded = true;

    public Stream Over(Stream inflating) => new Counted(inflating, this);

    /// <summary>Ends at the limit. The reader then finds the part cut off.</summary>
    private sealed class Counted(Stream inflating, InflationLimit limit) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (limit.left <= 0 || limit.sinceTag > LongestToken)
            {
                limit.Exceeded = true;
                return 0;
            }

            var count = inflating.Read(buffer);
            limit.left -= count;
            var tag = buffer[..count].LastIndexOf((byte)'<');
            limit.sinceTag = tag < 0 ? limit.sinceTag + count : count - tag;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inflating.Dispose();
            base.Dispose(disposing);
        }
    }
}
