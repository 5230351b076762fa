using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Reporting.Domain.Collections;

/// <summary>The three-digit number that DfE gives to an upper-tier local authority, 201 to 999. It outlives changes of the ONS (GSS) code.</summary>
public readonly record struct AuthorityCode : IComparable<AuthorityCode>
{
    private readonly short value;

    private AuthorityCode(short value) => this.value = value;

    public static bool TryParse([NotNullWhen(true)] string? text, out AuthorityCode code)
    {
        var ok = short.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && text.Length == 3 && number >= 201;
        code = ok ? new(number) : default;
        return ok;
    }

    /// <exception cref="FormatException">The text is no authority code: it came from a file that was checked at start-up, so this is a bug.</exception>
    public static AuthorityCode Parse(string text) => TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a three-digit authority code.");

    public int CompareTo(AuthorityCode other) => value.CompareTo(other.value);

    public override string ToString() => value.ToString("000", CultureInfo.InvariantCulture);

    public static bool operator <(AuthorityCode left, AuthorityCode right) => left.CompareTo(right) < 0;

    public static bool operator >(AuthorityCode left, AuthorityCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(AuthorityCode left, AuthorityCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AuthorityCode left, AuthorityCode right) => left.CompareTo(right) >= 0;
}
