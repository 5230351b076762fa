using System.Diagnostics.CodeAnalysis;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Hosting;

/// <summary>Reads when something ends, as a request says it: a day, or a time, which is the United Kingdom's where it has no zone.</summary>
public static class GivenTime
{
    /// <param name="member">Of the request.</param>
    /// <returns>False where the text is neither; the refusal says what would be right.</returns>
    public static bool TryRead(string member, string text, [NotNullWhen(true)] out DateTimeOffset? end, [NotNullWhen(false)] out Refusal? refusal)
    {
        var read = UkTime.TryReadEnd(text, out var at);
        (end, refusal) = read
            ? (at, null)
            : ((DateTimeOffset?)null, new Refusal.NotUnderstood(
                $"{member} is neither a day nor a time. Write a day, as 2026-12-01, to its end in UK time, or a time, as 2026-12-01T17:00, in UK time, " +
                "or with its zone, 2026-12-01T17:00:00Z."));
        return read;
    }
}
