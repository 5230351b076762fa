using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Access;

public enum Role
{
    Submitter,
    Director,
    Analyst,
    Inspector,
    Publisher,
    Administrator,
}

/// <summary>A person whom the platform has signed in, and what the access table lets them do.</summary>
/// <param name="Bodies">The authorities for which they are submitter or director.</param>
public sealed record Caller(string Provider, string Id, string Name, IReadOnlySet<Role> Roles, IReadOnlySet<AuthorityCode> Bodies)
{
    public bool IsInspectorate => Is(Role.Analyst) || Is(Role.Inspector) || Is(Role.Publisher) || Is(Role.Administrator);

    /// <summary>The person as events name them: the name may change, this does not.</summary>
    public string Key => $"{Provider}:{Id}";

    /// <summary>The person as the author of what happens.</summary>
    public Actor Actor => new(Key, Name);

    public bool Is(Role role) => Roles.Contains(role);

    public bool SpeaksFor(Body body) => body.Authority is { } code && Bodies.Contains(code);
}
