using Reporting.Domain.Collections;
using Reporting.Functions.Access;
using Reporting.Functions.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>One return in the list of what is due.</summary>
/// <param name="Reason">Why it is nil, late, excluded, or has more time; null where nobody said.</param>
public sealed record DueRow(string Title, string Period, string Href, StateTag State, string Deadline, string? Reason, NextStep Next, bool Synthetic);

/// <summary>What is due from an authority.</summary>
/// <param name="Open">What can be uploaded now.</param>
/// <param name="Over">What cannot.</param>
/// <param name="Uploading">Names of those who upload.</param>
/// <param name="SigningOff">Names of those who sign off.</param>
public sealed record DueModel(
    string Authority, IReadOnlyList<DueRow> Open, IReadOnlyList<DueRow> Over, string Uploading, string SigningOff, IReadOnlyList<Contact> Contacts)
{
    public static DueModel Of(string authority, IReadOnlyList<DueReturn> due, AuthorityPeople people, Caller caller) => new(
        authority, [.. due.Where(d => d.IsOpen).Select(d => RowOf(d, caller))], [.. due.Where(d => !d.IsOpen).Select(d => RowOf(d, caller))],
        NamesOf(people.Uploading), NamesOf(people.SigningOff), [.. due.Select(d => d.Asked.Collection.Contact).Distinct()]);

    private static string NamesOf(IReadOnlyList<string> people) => people.Count == 0 ? "Nobody yet" : string.Join(", ", people);

    private static DueRow RowOf(DueReturn due, Caller caller)
    {
        var (asked, address) = (due.Asked, CouncilAddresses.Of(due.Asked));
        return new(
            $"{asked.Collection.Title}: {asked.Instrument.Title}", asked.Period.Title, address, CouncilWords.TagOf(due.Return.State),
            CouncilWords.Deadline(due), due.Return.Reason, NextStep.Of(due, caller, address), asked.Collection.Synthetic);
    }
}
