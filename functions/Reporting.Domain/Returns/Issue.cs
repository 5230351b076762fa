using System.Security.Cryptography;
using System.Text;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Returns;

/// <summary>What is wrong with a return, or worth asking about, in words for the person who must fix it.</summary>
/// <param name="Id">Made of rule, items and row, so that it is the same issue in the next version.</param>
/// <param name="Rule">Id of the rule or of the check of reading.</param>
/// <param name="RuleVersion">Of the rule.</param>
/// <param name="Severity">Whether it blocks, asks or informs.</param>
/// <param name="Sheet">Of a workbook; null where there is none.</param>
/// <param name="Row">
/// Row of the file, from 1, the header included; of a form as JSON the line, of records as JSON which record it is; null of the file as a whole.
/// </param>
/// <param name="Column">Column of the file, or item, or of a form as JSON item and member: MIS01.note; null of a row as a whole.</param>
/// <param name="Cell">Spreadsheet address; null where there is none.</param>
/// <param name="Value">What was found; null where it is not repeated.</param>
/// <param name="Needed">What is needed; null where the message says it.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">How to put it right; null where the message says it.</param>
/// <param name="Explainable">Whether an explanation settles it.</param>
/// <param name="Explanation">What the body answered; null for nothing yet.</param>
public sealed record Issue(
    string Id,
    string Rule,
    int RuleVersion,
    Severity Severity,
    string? Sheet,
    int? Row,
    string? Column,
    string? Cell,
    string? Value,
    string? Needed,
    string Message,
    string? Fix,
    bool Explainable,
    string? Explanation)
{
    /// <value>Of records: what identifies the record; null of the file as a whole, of a form, and where nothing identifies it.</value>
    public string? Record { get; init; }

    /// <summary>The id of an issue.</summary>
    /// <param name="rule">Rule or reading check.</param>
    /// <param name="items">The items that it is about.</param>
    /// <param name="recordKey">Of records: what identifies the row; null for a form.</param>
    /// <returns>The first 6 bytes of a SHA-256, in hex.</returns>
    public static string IdOf(string rule, IEnumerable<string> items, string? recordKey)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{rule}\n{string.Join(',', items)}\n{recordKey}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 6));
    }
}
