using System.Security.Cryptography;
using System.Text;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Returns;

/// <summary>What is wrong with a return, or worth asking about, in words for the person who must fix it.</summary>
/// <param name="Id">Made of rule, items and row, so that it is the same issue in the next version.</param>
/// <param name="Row">Row of the file, from 1, the header included.</param>
/// <param name="Column">Column of the file, or item.</param>
/// <param name="Cell">Spreadsheet address, where there is one.</param>
/// <param name="Value">What was found.</param>
/// <param name="Needed">What is needed.</param>
public sealed record Issue(
    string Id, string Rule, int RuleVersion, Severity Severity, string? Sheet, int? Row, string? Column, string? Cell, string? Value, string? Needed, string Message, string? Fix,
    bool Explainable, string? Explanation)
{
    /// <param name="rule">Rule or reading check.</param>
    /// <param name="items">The items that it is about.</param>
    /// <param name="recordKey">Of records: what identifies the row; null for a form.</param>
    public static string IdOf(string rule, IEnumerable<string> items, string? recordKey)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{rule}\n{string.Join(',', items)}\n{recordKey}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 6));
    }
}
