using Reporting.Checking.Reading.Formats;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Checking;

/// <summary>Checks without keeping anything.</summary>
public sealed class Practice(ReturnChecker checker)
{
    /// <summary>Checks a file.</summary>
    /// <param name="facts">What the receipt says of the file.</param>
    /// <returns>The receipt as JSON, and whether the file would be accepted.</returns>
    public async Task<(byte[] Receipt, bool Accepted)> CheckAsync(
        AskedReturn asked, string file, ReturnFormat format, OriginalFacts facts, CancellationToken cancellation)
    {
        using var check = await checker.CheckAsync(asked.Collection, asked.Period, asked.Instrument, asked.Body, file, format, cancellation);
        return (Receipt.Of(asked, 0, null, check.State, check, facts, practice: true), check.Accepted);
    }
}
