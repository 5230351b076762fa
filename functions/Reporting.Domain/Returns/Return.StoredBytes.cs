namespace Reporting.Domain.Returns;

/// <summary>What bytes mean that are stored and perhaps not recorded: the request that sent them may have died.</summary>
public abstract record StoredBytesStep
{
    private StoredBytesStep()
    {
    }

    /// <summary>There is nothing to do: they have been erased.</summary>
    public sealed record Done : StoredBytesStep;

    /// <summary>Others came after them, and their sender had no answer: they are taken away.</summary>
    public sealed record TakeAway : StoredBytesStep;

    /// <summary>They were recorded, and another version has come since: only what follows from them is to be written.</summary>
    public sealed record Finish(RecordedVersion Version) : StoredBytesStep;

    /// <summary>They are to be recorded as any upload is.</summary>
    /// <param name="Expected">What the return must still be then; null where anything will do.</param>
    public sealed record TakeIn(ExpectedRevision? Expected) : StoredBytesStep;
}

/// <content>What is done with bytes that a request left behind.</content>
public sealed partial record Return
{
    /// <summary>Whether stored bytes of that name may have to be taken in: they came after the newest version that is recorded, or took its number.</summary>
    /// <param name="stored">The name under which they are stored. It begins with the version's number, so that names sort as the versions came.</param>
    public bool MayNotHaveRecorded(string stored)
    {
        var newest = Newest?.Name.ToString();
        return newest is null || string.CompareOrdinal(stored, newest) > 0 || (stored != newest && stored.AsSpan(0, 4).SequenceEqual(newest.AsSpan(0, 4)));
    }

    /// <summary>What stored bytes mean that have no receipt.</summary>
    /// <param name="name">The name under which they are stored.</param>
    /// <param name="events">All that has happened to the return.</param>
    /// <param name="definition">Hash of the definitions in force.</param>
    public StoredBytesStep NextStepOf(VersionName name, OriginalFacts facts, IReadOnlyList<ReturnEvent> events, string definition)
    {
        // A record was put into the version that counted then. Where another has come since, this one would undo it; its sender had no answer, and sends it
        // again. So does the message of a dropped file, which looks whether a later one has come.
        var alone = facts.PutInto is not null || facts.Dropped is not null;
        if (!events.HasRecorded(name))
        {
            // The same bytes, recorded under another number, or others that were sent after these.
            var overtaken = alone ? NewestNumber != name.Number - 1 : events.Any(e => e.Kind is EventKind.Received && e.At >= facts.ReceivedAt);
            return overtaken ? new StoredBytesStep.TakeAway() : TakeIn();
        }

        if (Newest?.Name == name)
            return TakeIn();
        return events.HasErased(name.Number)
            ? new StoredBytesStep.Done()
            : new StoredBytesStep.Finish(new(name, facts.Commitment, definition, events.HasAccepted(name.Number), CheckedAgain: false));

        StoredBytesStep TakeIn() => new StoredBytesStep.TakeIn(alone ? ExpectedRevision.Of(Revision) : null);
    }
}
