using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>One authority that has a value, as printed.</summary>
/// <param name="Lower">Of the 95% interval; null where there is none.</param>
/// <param name="Upper">Of the 95% interval; null where there is none.</param>
/// <param name="Text">The value.</param>
/// <param name="Title">Name, value and interval.</param>
internal sealed record ShownAuthority(
    AuthorityCode Code, string Name, double Value, double? Lower, double? Upper, bool Unreliable, string Text, string Title)
{
    public IEnumerable<double> Values => [Value, Lower ?? Value, Upper ?? Value];

    public static ShownAuthority Of(PublishedAuthority published, Measure measure)
    {
        var (authority, figure) = (published.Authority, (Published.Figure)published.Value);
        var value = PrintedNumber.Rounded(figure.Value, measure.Decimals);
        var text = PrintedNumber.WithSign(value, measure);
        var title = $"{authority.Name}: {text}";
        return PrintedNumber.Rounded(published.Lower, measure) is { } low && PrintedNumber.Rounded(published.Upper, measure) is { } high
            ? new(
                authority.Code, authority.Name, value, low, high, figure.Unreliable, text,
                $"{title} ({PrintedNumber.WithSign(low, measure)} to {PrintedNumber.WithSign(high, measure)})")
            : new(authority.Code, authority.Name, value, null, null, figure.Unreliable, text, title);
    }
}
