using System.Diagnostics.CodeAnalysis;

namespace Reporting.Domain.Collections;

/// <summary>Who submits a return: an authority, or the inspectorate.</summary>
public readonly record struct Body
{
    private const string InspectorateName = "inspectorate";

    private Body(AuthorityCode? authority) => Authority = authority;

    /// <summary>Null for the inspectorate.</summary>
    public AuthorityCode? Authority { get; }

    public static Body Inspectorate { get; } = new(null);

    public bool IsInspectorate => Authority is null;

    public static Body Of(AuthorityCode authority) => new(authority);

    public static bool TryParse([NotNullWhen(true)] string? text, out Body body)
    {
        if (text == InspectorateName)
        {
            body = Inspectorate;
            return true;
        }

        var ok = AuthorityCode.TryParse(text, out var code);
        body = ok ? Of(code) : default;
        return ok;
    }

    public override string ToString() => Authority?.ToString() ?? InspectorateName;
}
