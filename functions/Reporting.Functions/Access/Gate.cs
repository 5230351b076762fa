using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Access;

/// <summary>Whether somebody may do what they ask.</summary>
public abstract record AdmissionOutcome
{
    private AdmissionOutcome()
    {
    }

    public sealed record Admitted(Admission Admission) : AdmissionOutcome;

    public sealed record Refused(Refusal Why) : AdmissionOutcome;
}

/// <summary>A person as the platform's sign-in names them.</summary>
/// <param name="Name">Only shown: a provider and an id tell who somebody is.</param>
public sealed record SignedIn(string Provider, string Id, string Name);

/// <summary>Finds a person's roles by provider and object id.</summary>
public interface IAccess
{
    /// <returns>Null where the access table does not know the person.</returns>
    Task<Caller?> FindAsync(string provider, string id, string name, CancellationToken cancellation);

    /// <summary>All whom the access table knows, under the names in it.</summary>
    Task<IReadOnlyList<Caller>> EverybodyAsync(CancellationToken cancellation);
}

/// <summary>
/// Who is asking comes from App Service Authentication's header alone, which the platform strips from what clients send; what they may do comes from the access
/// table and <see cref="Policy"/>.
/// </summary>
public sealed partial class Gate(IAccess access, Measurements measurements, ILogger<Gate> logger)
{
    public const string PrincipalHeader = "X-MS-CLIENT-PRINCIPAL";

    // The platform in front lets 64 KB of headers through, of all together.
    private const int LongestPrincipal = 64 * 1024;
    private const int LongestName = 200;
    private static readonly string[] ObjectIdClaims = ["http://schemas.microsoft.com/identity/claims/objectidentifier", "oid", "sub"];

    /// <summary>Who is signed in, from the header alone.</summary>
    /// <param name="header">Empty where the request has none.</param>
    /// <returns>False where nobody is signed in, or the header cannot be read: whoever sends such a header is nobody.</returns>
    public bool TryReadPrincipal(string header, [NotNullWhen(true)] out SignedIn? principal, [NotNullWhen(false)] out Refusal? refusal)
    {
        principal = null;
        refusal = header.Length > LongestPrincipal ? new Refusal.SignInTooLarge() : null;
        if (refusal is null && header.Length > 0)
        {
            (principal, var unreadable) = Read(header);
            if (unreadable is not null)
            {
                // The platform writes this header itself, so one that cannot be read means a wrong set-up or somebody who got round it.
                measurements.UnreadablePrincipal();
                LogUnreadable(header.Length, unreadable);
            }
        }

        if (principal is null)
            refusal ??= new Refusal.Unsigned();
        return principal is not null;
    }

    /// <summary>Whether a person who is signed in may do this.</summary>
    /// <param name="body">The body whose return or figures are meant; null where none is.</param>
    public async Task<AdmissionOutcome> AdmitAsync(SignedIn person, Permission permission, Body? body, CancellationToken cancellation)
    {
        if (await access.FindAsync(person.Provider, person.Id, person.Name, cancellation) is not { } caller)
            return Refused("You are signed in, but nobody has given you access to this service. Ask an administrator of the service to add you.");
        if (Admission.Of(caller, permission, body) is { } admission)
            return new AdmissionOutcome.Admitted(admission);
        return Refused(Denial.Words(caller, permission, body));

        static AdmissionOutcome Refused(string words) => new AdmissionOutcome.Refused(new Refusal.NotAllowed(words));
    }

    private static (SignedIn? Principal, string? Unreadable) Read(string header)
    {
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header, bytes, out var length))
            return (null, "it is not Base64");
        try
        {
            var principal = JsonSerializer.Deserialize(bytes.AsSpan(0, length), PrincipalJson.Default.Principal);
            if (principal is not { Provider: { Length: > 0 } provider, Claims: { } claims })
                return (null, "it names no provider or has no claims");
            var id = ObjectIdClaims.Select(type => ValueOf(claims, type)).FirstOrDefault(v => !string.IsNullOrEmpty(v));
            return id is null ? (null, "it has no object id") : (new(provider, id, Shown(ValueOf(claims, "name")) ?? Shown(id)!), null);
        }
        catch (JsonException)
        {
            return (null, "it is not JSON");
        }
    }

    private static string? ValueOf(IReadOnlyList<PrincipalClaim?> claims, string type) => claims.FirstOrDefault(c => c?.Type == type)?.Value;

    /// <summary>A name is only shown and kept with events: short, and of one line.</summary>
    private static string? Shown(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : new string([.. name.Trim().Take(LongestName).Select(c => char.IsControl(c) ? ' ' : c)]);

    [LoggerMessage(
        EventId = 9010, Level = LogLevel.Warning,
        Message = "A principal header of {Length} characters cannot be read: {Reason}. Its request was taken as nobody's")]
    private partial void LogUnreadable(int length, string reason);
}

internal sealed record Principal(
    [property: JsonPropertyName("auth_typ")] string? Provider, [property: JsonPropertyName("claims")] IReadOnlyList<PrincipalClaim?>? Claims);

internal sealed record PrincipalClaim([property: JsonPropertyName("typ")] string? Type, [property: JsonPropertyName("val")] string? Value);

[JsonSerializable(typeof(Principal))]
internal sealed partial class PrincipalJson : JsonSerializerContext;
