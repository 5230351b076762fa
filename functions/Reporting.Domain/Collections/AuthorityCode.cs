using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Reporting.Domain.Collections;

/// <summary>The three-digit number that DfE gives to an upper-tier local authority, 201 to 999. It outlives changes of the ONS (GSS) code.</summary>
public readonly record struct AuthorityCode : IComparable<AuthorityCode>
{
    private readonly short value;

    private AuthorityCode(short value) => this.value = value;

    /// <summary>Reads three digits; false, and a code that is none, for null or another text.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AuthorityCode code)
    {
        var ok = short.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && text.Length == 3 && number >= 201;
        code = ok ? new(number) : default;
        return ok;
    }

    /// <summary>Reads three digits from a file that was checked at start-up.</summary>
    /// <exception cref="FormatException">The text is no authority code, which is a bug.</exception>
    public static AuthorityCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a three-digit authority code.");

    /// <summary>In the order of the numbers.</summary>
    public int CompareTo(AuthorityCode other) => value.CompareTo(other.value);

    /// <summary>Three digits.</summary>
    public override string ToString() => value.ToString("000", CultureInfo.InvariantCulture);

    /// <summary>In the order of the numbers.</summary>
    public static bool operator <(AuthorityCode left, AuthorityCode right) => left.CompareTo(right) < 0;

    /// <summary>In the order of the numbers.</summary>
    public static bool operator >(AuthorityCode left, AuthorityCode right) => left.CompareTo(right) > 0;

    /// <summary>In the order of the numbers.</summary>
    public static bool operator <=(AuthorityCode left, AuthorityCode right) => left.CompareTo(right) <= 0;

    /// <summary>In the order of the numbers.</summary>
    public static bool operator >=(AuthorityCode left, AuthorityCode right) => left.CompareTo(right) >= 0;
}
