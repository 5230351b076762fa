using Reporting.Checking.Checking;
using Reporting.Checking.Reading.Formats;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Receiving;

/// <summary>A file that somebody sent.</summary>
/// <param name="File">Its bytes, on this machine.</param>
/// <param name="Facts">What is kept beside them.</param>
public sealed record SentFile(string File, ReturnFormat Format, OriginalFacts Facts);

/// <summary>An upload on its way to a version: under which name its bytes are stored by now, and its check, which goes on beside the storing.</summary>
/// <param name="stored">The name under which somebody else stored the bytes before; null where this upload stores them itself.</param>
internal sealed class UploadUnderWay(ReturnChecker checker, AskedReturn asked, SentFile sent, VersionName? stored) : IAsyncDisposable
{
    private readonly bool storesItself = stored is null;
    private Task<CheckedReturn>? checking;

    public AskedReturn Place => asked;

    public string File => sent.File;

    /// <summary>The file with the facts that stand beside its bytes.</summary>
    public SentFile Sent => sent with { Facts = Facts };

    /// <summary>The facts that stand: those of whoever stored these bytes first.</summary>
    public OriginalFacts Facts { get; private set; } = sent.Facts;

    /// <summary>The name under which the bytes are stored; null where they are not.</summary>
    public VersionName? Stored { get; private set; } = stored;

    /// <summary>
    /// What this upload itself stored, and takes away if it comes to nothing. What another stored stays: its sender had no answer that says otherwise.
    /// </summary>
    public VersionName? StoredItself => storesItself ? Stored : null;

    /// <summary>Whether the stored bytes are this upload's. Of requests with the same bytes, one stored them: its salt is beside them.</summary>
    public bool IsOwn => storesItself && Facts.Salt == sent.Facts.Salt;

    public UploadedBytes Bytes(ExpectedRevision? expected) => new(Facts.Sha256, Facts.Arrival.Closings, asked.Collection.Definition.Checking, Stored, expected);

    /// <param name="standing">The facts beside the stored bytes. How it stands to the window is this upload's own.</param>
    public void IsStored(VersionName name, OriginalFacts standing) => (Stored, Facts) = (name, standing with { Arrival = Facts.Arrival });

    /// <summary>Begins to check while storage takes the bytes in; what comes of it counts once they are stored.</summary>
    public void BeginCheck(CancellationToken cancellation) => checking ??= Task.Run(() => RunAsync(cancellation), cancellation);

    public Task<CheckedReturn> CheckAsync(CancellationToken cancellation) => checking ??= RunAsync(cancellation);

    /// <summary>The spooled rows go, those too of a check that nobody waited for, since storage failed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (checking is null)
            return;
        await ((Task)checking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (checking.IsCompletedSuccessfully)
            (await checking).Dispose();
    }

    private Task<CheckedReturn> RunAsync(CancellationToken cancellation) =>
        checker.CheckAsync(asked.Collection, asked.Period, asked.Instrument, asked.Body, sent.File, sent.Format, cancellation);
}
