using Reporting.Domain.Collections;

namespace Reporting.Functions.Access;

/// <summary>Who may do what for one authority.</summary>
/// <param name="Uploading">Names of its submitters.</param>
/// <param name="SigningOff">Names of its directors.</param>
public sealed record AuthorityPeople(IReadOnlyList<string> Uploading, IReadOnlyList<string> SigningOff);

/// <summary>The people of one authority, for whoever may read its returns.</summary>
public sealed class ReadAuthorityPeople(IAccess access)
{
    public async Task<AuthorityPeople> OfAsync(Admission admission, Body body, CancellationToken cancellation)
    {
        admission.For(Permission.ReadReturn, body);
        var people = await access.EverybodyAsync(cancellation);
        return new(NamesOf(Role.Submitter), NamesOf(Role.Director));

        IReadOnlyList<string> NamesOf(Role role) =>
            [.. people.Where(p => p.Is(role) && p.SpeaksFor(body)).Select(p => p.Name).Order(StringComparer.Ordinal)];
    }
}
