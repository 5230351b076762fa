using System.Globalization;
using System.Text;
using Reporting.Checking.Checking;
using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Extracts;

/// <summary>What an officer reads about a derived return: what was read and left out, each figure, what is lacking, and what the return's rules say.</summary>
internal static class DerivationReport
{
    private const string Indent = "           ";

    /// <param name="rules">What the instrument's rules say of the figures.</param>
    public static string Of(AskedReturn asked, DerivedReturn derived, IReadOnlyList<RuleResult> rules)
    {
        var text = new StringBuilder();
        var items = asked.Instrument.ItemsOf(asked.Period.Id).Where(i => i.Type is not ItemType.Text).ToList();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{asked.Collection.Id} {asked.Period.Id}, {asked.Instrument.Id} of {asked.Body}: {derived.Entered.Count()} of {items.Count} figures derived");
        Part(text, "Read", derived.Files.SelectMany(f => f.Lines.Select(l => $"{f.Name}: {l}")));
        Part(text, "Recognised, and not needed", derived.Files.Where(f => f.Unneeded.Count > 0).Select(f => $"{f.Name}: {string.Join(", ", f.Unneeded)}"));
        Part(text, "Not used", derived.Files.SelectMany(f => f.Faults.Select(l => $"{f.Name}: {l}")));
        Part(text, "Left out", derived.LeftOut);
        Figures(text, asked, derived);
        Part(text, "Lacking", derived.Figures.SelectMany(f => f.Lacks.Select(l => $"{f.Item.Item} needs {l}")));
        Part(text, "Left empty", derived.Figures.Where(f => f is { Value: not null, Item.LeaveEmpty: not null })
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Item.Item}: {f.Item.LeaveEmpty} {f.Value:N0}")));
        var none = items.Where(i => derived.Figures.All(f => f.Item.Item != i.Code)).Select(i => i.Code).ToList();
        if (none.Count > 0)
            Part(text, "In none of these extracts", [string.Join(", ", none)]);
        Part(text, "Please look at", derived.Warnings);
        Part(text, "Beside other extracts, which need not agree", derived.CrossChecks.Select(c => string.Create(
            CultureInfo.InvariantCulture, $"{c.Item} is {(c.Derived is { } value ? $"{value:N0}" : "not derived")}. {c.Says}: {c.Other:N0}")));
        Part(text, "Rules of the return that ask about these figures", rules.OfType<RuleResult.Failed>().Select(r =>
            $"{r.Rule.Severity.ToString().ToUpperInvariant()} {r.Rule.Id}: {r.Message} {r.Fix}"));
        text.AppendLine().AppendLine("What is empty in the form is for you to fill in: a number, or a missing code and why.");
        return text.ToString();
    }

    private static void Figures(StringBuilder text, AskedReturn asked, DerivedReturn derived)
    {
        text.AppendLine().AppendLine("Figures");
        foreach (var figure in derived.Entered)
        {
            var label = asked.Instrument.Items.First(i => i.Code == figure.Item.Item).Label;
            text.AppendLine(CultureInfo.InvariantCulture, $"  {figure.Item.Item,-6} {figure.Value,9:N0}  {label}");
            text.AppendLine(CultureInfo.InvariantCulture, $"{Indent}rule {figure.Item.Rule}; {string.Join(", ", figure.Files)}");
            foreach (var (title, value) in figure.Beside)
                text.AppendLine(CultureInfo.InvariantCulture, $"{Indent}{title}: {value:N0}");
            if (figure.Published is { } published)
                text.AppendLine(CultureInfo.InvariantCulture, $"{Indent}published for {asked.Body}: {PublishedInWords(published)}");
            if (figure.Item.Unverified is { } unverified)
                text.AppendLine(CultureInfo.InvariantCulture, $"{Indent}not DfE's verified way: {unverified}");
            if (figure is { Value: 0, Item.IfZero: { } ifZero })
                text.AppendLine(CultureInfo.InvariantCulture, $"{Indent}{ifZero}");
        }
    }

    private static string PublishedInWords(string printed) =>
        long.TryParse(printed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("N0", CultureInfo.InvariantCulture)
            : $"{printed}, a symbol instead of a number";

    private static void Part(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        text.AppendLine().AppendLine(title);
        foreach (var line in all)
            text.Append("  ").AppendLine(line);
    }
}
