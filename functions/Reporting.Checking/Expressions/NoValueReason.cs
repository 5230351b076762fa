using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Checking.Expressions;

/// <summary>Why a name has no value in a return.</summary>
/// <param name="Text">For a person: "MIS01: not held".</param>
/// <param name="Symbol">What is printed instead.</param>
/// <param name="FromSource">The symbol is the source's own.</param>
internal sealed record NoValueReason(string Text, Symbol Symbol, bool FromSource)
{
    private const string NotApplicable = "NA";

    /// <param name="name">As an expression writes it: MIS01, last.MIS01.</param>
    /// <returns>Null where the name has a value, or is not one of those that can be without.</returns>
    public static NoValueReason? Of(Collection collection, FormRow row, string name)
    {
        var point = name.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
            return OfItem(collection, row, name);
        var (group, member) = (name[..point], name[(point + 1)..]);
        return group switch
        {
            "period" => null,
            "last" when row.Constants.Last?.Of(member).Value is null => new($"{member} of the period before: not known", Symbol.NotAvailable, false),
            "last" => null,
            _ when row.Constants.Number(group, member) is not null => null,
            "ref" => new($"{member}: there is no reference figure for this authority and period", Symbol.NotAvailable, false),
            "peers" => new($"{member}: there are no peers to compare with", Symbol.NotAvailable, false),
            _ => new($"{member}: the source published none", Symbol.NotAvailable, false),
        };
    }

    private static NoValueReason? OfItem(Collection collection, FormRow row, string name)
    {
        // An item without a missing code or an estimate lacks nothing.
        if (!row.Answers.Answers.ContainsKey(name) && ItemNames.IsMark(name))
            return null;
        var answer = row.Answers.Of(name);
        if (answer.Value is not null)
            return null;
        if (answer.Missing is not { } written)
            return new($"{name}: not answered", Symbol.NotAvailable, false);
        var code = collection.MissingCodes.Concat(MissingCode.Always).FirstOrDefault(c => c.Code == written);
        var text = $"{name}: {WithSmallInitial(code?.Meaning ?? written)}";
        if (code is { KeepsSourceSymbol: true } && SourceSymbol(answer.Note) is { } symbol)
            return new($"{text} ({symbol.Text()})", symbol, true);
        return new(text, written == NotApplicable ? Symbol.NotApplicable : Symbol.NotAvailable, false);
    }

    private static Symbol? SourceSymbol(string? note)
    {
        var text = note?.Trim() ?? "";
        var end = text.AsSpan().IndexOfAnyExceptInRange('a', 'z');
        return Symbols.Parse(end < 0 ? text : text[..end]);
    }

    private static string WithSmallInitial(string text) => text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
