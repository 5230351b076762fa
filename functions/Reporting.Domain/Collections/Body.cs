using System.Diagnostics.CodeAnalysis;

namespace Reporting.Domain.Collections;

/// <summary>Who submits a return: an authority, or the inspectorate.</summary>
public readonly record struct Body
{
    private const string InspectorateName = "inspectorate";

    private Body(AuthorityCode? authority) => Authority = authority;

    /// <summary>The inspectorate.</summary>
    public static Body Inspectorate { get; } = new(null);

    /// <summary>Null for the inspectorate.</summary>
    public AuthorityCode? Authority { get; }

    /// <summary>Whether it is the inspectorate.</summary>
    public bool IsInspectorate => Authority is null;

    /// <summary>An authority as a body.</summary>
    public static Body Of(AuthorityCode authority) => new(authority);

    /// <summary>Reads three digits, or the word inspectorate; false for null or another text.</summary>
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

    /// <summary>Three digits, or the word inspectorate.</summary>
    public override string ToString() => Authority?.ToString() ?? InspectorateName;
}
