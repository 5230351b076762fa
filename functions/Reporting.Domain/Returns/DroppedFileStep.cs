using Reporting.Domain.Collections;

namespace Reporting.Domain.Returns;

/// <summary>What is to become of a dropped file, by what has happened to its return.</summary>
public abstract record DroppedFileStep
{
    private DroppedFileStep()
    {
    }

    /// <summary>It is a version already.</summary>
    /// <param name="Overtaken">The version that came later than the file, and has other bytes; null where none did, or the file itself was recorded.</param>
    public sealed record IsVersion(VersionName Version, int? Overtaken) : DroppedFileStep;

    /// <summary>It is not recorded.</summary>
    public sealed record Refused(DropRefusal Why) : DroppedFileStep;

    /// <summary>It is to be recorded, while the return is as it is found here.</summary>
    public sealed record TakeIn(ExpectedRevision Expected) : DroppedFileStep;
}

/// <summary>Why a dropped file is not taken in. Its note says so to whoever put it there.</summary>
public abstract record DropRefusal : Refusal
{
    private DropRefusal(RefusalKind kind, string words)
        : base(kind, words)
    {
    }

    /// <summary>Its name does not say whose return it is.</summary>
    public sealed record WrongFolder() : DropRefusal(
        RefusalKind.NotUnderstood, "A file must lie under collection/period/instrument/body/name, for example missing/2024/council/301/return.csv.");

    /// <summary>The definitions know no such return.</summary>
    public sealed record NoSuchReturn() : DropRefusal(
        RefusalKind.NotFound, "There is no such return: look at the collection, the period, the instrument and the body in the file's name.");

    /// <summary>Nobody has the right to submit the body's returns.</summary>
    public sealed record NoSubmitter(Body Body) : DropRefusal(
        RefusalKind.NotAllowed,
        $"Nobody may submit returns of {Body}. Ask an administrator of the service to give somebody access, then put the file there again.");

    /// <summary>It has more bytes than are taken.</summary>
    public sealed record HoldsTooMuch(long Limit) : DropRefusal(RefusalKind.TooLarge, $"A return may be at most {Limit:N0} bytes.");

    /// <summary>It has no bytes.</summary>
    public sealed record Empty() : DropRefusal(RefusalKind.NotUnderstood, "The file is empty.");

    /// <summary>It came when its window was not open.</summary>
    public sealed record NotOpen(DateTimeOffset Opens, DateTimeOffset Closes) : DropRefusal(
        RefusalKind.NotNow,
        $"The window for this return is not open: it opens on {Opens.StartInWords()} and closes on {Closes.EndInWords()}.");

    /// <summary>It is of a format that is not read.</summary>
    /// <param name="Message">What is wrong, and how to save the right format.</param>
    public sealed record NotReadable(string Message) : DropRefusal(RefusalKind.UnknownFormat, Message);

    /// <summary>A later version has come in between.</summary>
    public sealed record CameLater(int Version) : DropRefusal(
        RefusalKind.NotNow, $"{WordsOf(Version)} If this file is the one that counts, put it there again.");

    /// <summary>The return does not take it.</summary>
    public sealed record NotRecorded(ReturnRefusal Why) : DropRefusal(Why.Kind, Why.Words);

    /// <summary>Says that a version came later than the file.</summary>
    public static string WordsOf(int laterVersion) => $"Version {laterVersion} had come later than this file by the time that its message came.";
}

/// <content>What a dropped file does.</content>
public sealed partial record Return
{
    // Storage tells when a blob was put there to the second, cut off.
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    /// <summary>What is to become of a dropped file. Of two deliveries one makes a version, and a file never takes the place of a later one.</summary>
    /// <param name="sha256">Of its bytes, in hex.</param>
    /// <param name="events">All that has happened to the return.</param>
    public DroppedFileStep NextStepOf(DroppedBlob file, string sha256, IReadOnlyList<ReturnEvent> events)
    {
        if (events.VersionMadeOf(file) is { } recorded)
            return new DroppedFileStep.IsVersion(recorded, Overtaken: null);
        if (events.LastOrDefault(e => e.Kind is EventKind.Received) is not { } newest || !(newest.TakenAt - file.PutAt >= OneSecond) || newest.Sha256 == sha256)
            return new DroppedFileStep.TakeIn(ExpectedRevision.Of(Revision));
        return events.FirstOrDefault(e => e.Kind is EventKind.Received && e.Sha256 == sha256) is { } same
            ? new DroppedFileStep.IsVersion(new(same.Version!.Value, sha256), newest.Version)
            : new DroppedFileStep.Refused(new DropRefusal.CameLater(newest.Version!.Value));
    }
}
