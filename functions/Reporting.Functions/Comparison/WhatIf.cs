using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Comparison;

/// <summary>Numbers of a return, changed to see what would come of it.</summary>
internal static class WhatIf
{
    public const string Example = """{"items":{"MIS01":12}}""";

    // Beyond it, not every whole number can be told from the next.
    private const double MostCounted = 999_999_999_999_999;
    private const int LongestNamed = 40;

    /// <returns>Why the numbers cannot be changed so; null where they can.</returns>
    public static Refusal? WhyNot(Collection collection, Period period, IReadOnlyDictionary<string, double?>? items)
    {
        if (items is not { Count: > 0 })
            return new Refusal.NotUnderstood($"Say which items to change. Send for example {Example}");
        var asked = NumbersAskedIn(collection, period);
        if (items.Keys.FirstOrDefault(k => !asked.Contains(k)) is { } unknown)
        {
            var named = unknown.Length <= LongestNamed ? unknown : unknown[..LongestNamed];
            return new Refusal.NotUnderstood($"'{named}' is no number that is asked in {period.Id}.");
        }

        return items.Values.Any(v => v is { } number && !(number >= 0 && number <= MostCounted))
            ? new Refusal.NotUnderstood("Counts are 0 or more, with at most 15 digits.")
            : null;
    }

    private static HashSet<string> NumbersAskedIn(Collection collection, Period period) => collection.Instruments
        .Where(i => !i.FromInspectorate)
        .SelectMany(i => i.ItemsOf(period.Id))
        .Where(i => i.Type is ItemType.Integer or ItemType.Decimal)
        .Select(i => i.Code)
        .ToHashSet(StringComparer.Ordinal);
}
