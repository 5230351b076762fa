using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>One count of one authority, named by an expression over an instrument's items. Two measures of the same expression print the same count.</summary>
/// <param name="Authority">Whose count it is.</param>
/// <param name="Expression">Instrument and expression, as <see cref="NameOf"/> writes them.</param>
internal readonly record struct AuthorityCount(AuthorityCode Authority, string Expression)
{
    public static AuthorityCount Numerator(AuthorityCode authority, Measure measure) => new(authority, NameOf(measure.Instrument, measure.Numerator));

    public static AuthorityCount Denominator(AuthorityCode authority, Measure measure) => new(authority, NameOf(measure.Instrument, measure.Denominator));

    public static string NameOf(string instrument, string expression) => $"{instrument} {CountExpression.Normalised(expression)}";
}
