using System.Globalization;
using Reporting.Checking.Expressions;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Whether what an expression compares can be the same: a choice with one of its values, a number with a number.</summary>
internal sealed class ComparisonCheck(ItemNames names)
{
    /// <returns>What is wrong, in words, and the part of the text that it is about; null where nothing is.</returns>
    public (string Message, string About)? Fault(Comparison comparison)
    {
        var (left, right) = comparison.Left.Column is null ? (comparison.Right, comparison.Left) : (comparison.Left, comparison.Right);
        if (left.Column is not { } column)
        {
            var (first, second) = left.Literal is null ? (right, left) : (left, right);
            return OfKinds(first.Literal is null ? "one side" : Written(first), first.Kind, Described(second), second.Kind);
        }

        if (WrongInstead(left) is { } instead)
            return instead;
        if (comparison.Kind is ComparisonKind.Condition)
        {
            return KindOf(column) is ValueKind.Boolean ? null
                : ($"'{column}' is {NounOf(KindOf(column))}: what must be true or false is a comparison of it.", column);
        }

        var fault = right.Column is { } other ? OfColumns(comparison.Kind, column, other) : OfColumn(comparison.Kind, left, right);
        return fault is null ? null : (fault, right.Literal ?? column);
    }

    private string? OfColumns(ComparisonKind kind, string one, string other)
    {
        if (kind is ComparisonKind.Member)
            return IsList(one) ? null : NoList(one);
        return IsList(one) != IsList(other) ? Severally(IsList(one) ? one : other) : OfKinds($"'{one}'", KindOf(one), $"'{other}'", KindOf(other))?.Message;
    }

    private string? OfColumn(ComparisonKind kind, Operand of, Operand with)
    {
        var column = of.Column!;
        var type = names.TypeOf(column);
        if (kind is ComparisonKind.Member)
            return !IsList(column) ? NoList(column) : with.Literal is { } member ? OfValue(of, member) : null;
        // What has no letters DuckDB refuses by itself.
        if (kind is ComparisonKind.Part || (of.Letters != 0 && KindOf(column) is not ValueKind.Text))
            return null;
        if (IsList(column))
            return with.Kind is ValueKind.Unknown ? null : Severally(column);
        if (kind is ComparisonKind.Order && type is ItemType.Choice)
            return $"The values of '{column}' have no order: name those that are meant, as {column} in ({Some(column)}).";
        if (with.Literal is not { } literal)
            return OfKinds($"'{column}'", KindOf(column), Described(with), with.Kind)?.Message;
        return type switch
        {
            ItemType.Integer or ItemType.Decimal => OfNumber(kind, column, with.Kind, literal),
            ItemType.YesNo => with.Kind is ValueKind.Boolean ? null
                : $"'{column}' is a yes-no: write {column}, or not {column}, rather than compare it with {Written(with)}.",
            ItemType.Date => OfDay(column, with.Kind, literal),
            _ when with.Kind is not ValueKind.Text => $"'{column}' is {NounOf(type)}: write its value between single quotes, '{literal}', not {literal}.",
            _ => OfValue(of, literal),
        };
    }

    private string? OfNumber(ComparisonKind kind, string column, ValueKind with, string literal)
    {
        if (with is ValueKind.Text)
        {
            return double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? $"'{column}' is a number: write {literal}, not '{literal}'."
                : $"'{column}' is a number, so it is never '{literal}'.";
        }

        if (with is not ValueKind.Number)
            return $"'{column}' is a number: it cannot be compared with {literal}.";
        var (least, most) = names.RangeOf(column);
        return kind is ComparisonKind.Equality && double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && (value < least || value > most)
            ? $"'{column}' is never {literal}: it is {Range(least, most)}."
            : null;
    }

    private static string? OfDay(string column, ValueKind with, string literal) =>
        with is not (ValueKind.Text or ValueKind.Day) ? $"'{column}' is a date: compare it with a date, as date '2024-03-31'."
        : DateOnly.TryParseExact(literal, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null
        : $"'{literal}' is no date: write year, month and day, as date '2024-03-31'.";

    private string? OfValue(Operand of, string literal)
    {
        var column = of.Column!;
        if (names.ValuesOf(column) is not { } values)
            return null;
        var known = of.Letters == 0 ? values : [.. values.Select(v => of.Letters < 0 ? v.ToLowerInvariant() : v.ToUpperInvariant())];
        return known.Contains(literal) || of.Instead.Contains(literal) ? null : Spelling.Unknown(ItemNames.WhatOf(column), literal, known);
    }

    /// <summary>What stands instead of a value may be any text; one that is nearly a value of the item is meant to be that.</summary>
    private (string, string)? WrongInstead(Operand of)
    {
        if (of.Instead.Count > 0 && KindOf(of.Column!) is ValueKind.Number or ValueKind.Boolean)
            return ($"'{of.Column}' is {NounOf(KindOf(of.Column!))}, and the text '{of.Instead[0]}' cannot stand instead of it.", of.Instead[0]);
        if (names.ValuesOf(of.Column!) is not { } values)
            return null;
        var wrong = of.Instead.FirstOrDefault(i => !values.Contains(i) && Spelling.NearestToCell(i, values) is not null);
        return wrong is null ? null : (Spelling.Unknown(ItemNames.WhatOf(of.Column!), wrong, values), wrong);
    }

    /// <returns>Null where two kinds of values can be compared.</returns>
    private static (string Message, string About)? OfKinds(string one, ValueKind kind, string other, ValueKind otherKind) =>
        kind == otherKind || kind is ValueKind.Unknown || otherKind is ValueKind.Unknown ? null
        // DuckDB reads a text as a day where it is compared with one.
        : (kind, otherKind) is (ValueKind.Day, ValueKind.Text) or (ValueKind.Text, ValueKind.Day) ? null
        : ($"{one} is {NounOf(kind)} and {other} is {NounOf(otherKind)}: they cannot be compared.", other.Trim('\''));

    private bool IsList(string column) => names.TypeOf(column) is ItemType.MultiChoice;

    private ValueKind KindOf(string column) => names.TypeOf(column) switch
    {
        ItemType.Integer or ItemType.Decimal => ValueKind.Number,
        ItemType.YesNo => ValueKind.Boolean,
        ItemType.Date => ValueKind.Day,
        ItemType.MultiChoice => ValueKind.List,
        _ => ValueKind.Text,
    };

    private static string NoList(string column) => $"'{column}' is no multi-choice, so it has no list: compare it by = or in.";

    private string Severally(string column) => $"'{column}' holds several choices: write list_contains({column}, {Some(column, 1)}).";

    private string Some(string column, int most = 2) => string.Join(", ", (names.ValuesOf(column) ?? []).Take(most).Select(v => $"'{v}'"));

    private static string Range(double? least, double? most) =>
        (least, most) switch
        {
            ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $"between {from} and {to}"),
            ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $"at least {from}"),
            (_, var to) => string.Create(CultureInfo.InvariantCulture, $"at most {to}"),
        };

    private static string Written(Operand operand) => operand.Kind is ValueKind.Text ? $"'{operand.Literal}'" : operand.Literal!;

    private static string Described(Operand operand) => operand.Literal is null ? "what it is compared with" : Written(operand);

    private static string NounOf(ItemType type) => type is ItemType.Choice ? "a choice" : "a text";

    private static string NounOf(ValueKind kind) => kind switch
    {
        ValueKind.Number => "a number",
        ValueKind.Text => "a text",
        ValueKind.Boolean => "true or false",
        ValueKind.Day => "a date",
        _ => "a list",
    };
}
