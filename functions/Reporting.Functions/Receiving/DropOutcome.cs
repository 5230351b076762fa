using System.Diagnostics;
using Reporting.Checking.Checking;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Receiving;

/// <summary>What became of a dropped file.</summary>
internal abstract record DropOutcome
{
    private DropOutcome()
    {
    }

    /// <summary>It is a version of its return.</summary>
    /// <param name="Overtaken">The version that came later than the file; null where none did.</param>
    public sealed record IsVersion(AskedReturn Place, int Version, bool Accepted, int? Overtaken) : DropOutcome;

    public sealed record Refused(DropRefusal Why) : DropOutcome;

    public DropReceipt NoteOf(DroppedFile file) => this switch
    {
        IsVersion of => new(file.Name, file.ETag.ToString(), file.PutAt, of.Accepted ? "accepted" : "rejected", WordsOf(of), AddressOf(of)),
        Refused refused => new(file.Name, file.ETag.ToString(), file.PutAt, "refused", refused.Why.Words, null),
        _ => throw new UnreachableException(),
    };

    private static string WordsOf(IsVersion of)
    {
        var words = of.Accepted ? "The file is a version of the return." : "The file was stored, but has errors: the receipt names each.";
        return of.Overtaken is { } later ? $"{words} {DropRefusal.WordsOf(later)}" : words;
    }

    private static string AddressOf(IsVersion of)
    {
        var (collection, period, instrument, body) = of.Place;
        return $"/api/collections/{collection.Id}/periods/{period.Id}/returns/{instrument.Id}/{body}/versions/{of.Version}/receipt";
    }
}
