using System.Text.Json;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// A body's unprotected measure value, for that body and the inspectorate alone. It shows nothing by itself: its numbers come out only for an
/// <see cref="OwnReader"/>, or protected, through <see cref="Publication"/>. So no template, page or serializer can print it by accident.
/// </summary>
public sealed class Own
{
    private Own(
        string measure, double? numerator, double? denominator, Symbol? why, bool fromSource, bool estimate, string? note, double? deviation,
        IReadOnlyList<string> noted)
    {
        Measure = measure;
        Numerator = numerator;
        Denominator = denominator;
        Why = why;
        FromSource = fromSource;
        Estimate = estimate;
        Note = note;
        Deviation = deviation;
        Noted = noted;
    }

    /// <summary>The measure's id.</summary>
    public string Measure { get; }

    /// <summary>Unrounded; null where an item that it needs has no value.</summary>
    internal double? Numerator { get; }

    /// <summary>Unrounded; null where an item that it needs has no value.</summary>
    internal double? Denominator { get; }

    /// <summary>Why there is no value: null where there is one.</summary>
    internal Symbol? Why { get; }

    /// <summary>Whether the symbol is the source's own.</summary>
    internal bool FromSource { get; }

    /// <summary>Whether an item that it is made of is an estimate.</summary>
    internal bool Estimate { get; }

    /// <summary>What the return says beside it; null for nothing.</summary>
    internal string? Note { get; }

    /// <summary>Of a mean of records: the standard deviation of the numbers in it; null where it is not known.</summary>
    internal double? Deviation { get; }

    /// <summary>Items that it is made of on which the return has a note, by their codes.</summary>
    internal IReadOnlyList<string> Noted { get; }

    /// <summary>Whether it has a numerator and a denominator to divide by.</summary>
    internal bool HasBothParts => Numerator is not null && Denominator is > 0 && Why is null;

    /// <summary>Whether it has both parts, and they are counts that a total can add up.</summary>
    internal bool CanBeSummed => HasBothParts && double.IsFinite(Numerator!.Value) && double.IsFinite(Denominator!.Value) && Numerator >= 0;

    /// <summary>A value as it was measured.</summary>
    /// <param name="measure">The measure's id.</param>
    /// <param name="numerator">Unrounded; null where an item that it needs has no value.</param>
    /// <param name="denominator">Unrounded; null where an item that it needs has no value.</param>
    /// <param name="why">Why there is no value; null where there is one.</param>
    /// <param name="fromSource">Whether that symbol is the source's own.</param>
    /// <param name="estimate">Whether an item that it is made of is an estimate.</param>
    /// <param name="note">What the return says beside it; null for nothing.</param>
    /// <param name="deviation">Of a mean of records: the standard deviation of its numbers; null where it is not known.</param>
    /// <param name="noted">Codes of the items on which the return has a note; null for none.</param>
    public static Own Of(
        string measure, double? numerator, double? denominator, Symbol? why, bool fromSource, bool estimate, string? note, double? deviation = null,
        IReadOnlyList<string>? noted = null) => new(measure, numerator, denominator, why, fromSource, estimate, note, deviation, noted ?? []);

    /// <summary>The numbers, for somebody who may see them.</summary>
    public OwnFigure Show(OwnReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new(Numerator, Denominator, Why, FromSource, Estimate, Note, Noted);
    }

    /// <summary>Writes the value as the service's own storage keeps it, an array of nine. That storage is never served.</summary>
    public void Keep(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(Measure);
        Number(Numerator);
        Number(Denominator);
        if (Why is { } why)
            writer.WriteStringValue(why.Text());
        else
            writer.WriteNullValue();
        writer.WriteBooleanValue(FromSource);
        writer.WriteBooleanValue(Estimate);
        writer.WriteStringValue(Note);
        Number(Deviation);
        writer.WriteStartArray();
        foreach (var item in Noted)
            writer.WriteStringValue(item);
        writer.WriteEndArray();
        writer.WriteEndArray();

        void Number(double? value)
        {
            if (value is { } number)
                writer.WriteNumberValue(number);
            else
                writer.WriteNullValue();
        }
    }

    /// <summary>Reads what <see cref="Keep"/> wrote.</summary>
    /// <exception cref="InvalidOperationException">It is no such array.</exception>
    public static Own FromKept(JsonElement kept) => new(
        kept[0].GetString()!,
        Number(kept[1]),
        Number(kept[2]),
        kept[3].GetString() is { } why ? Symbols.Parse(why) : null,
        kept[4].GetBoolean(),
        kept[5].GetBoolean(),
        kept[6].GetString(),
        Number(kept[7]),
        [.. kept[8].EnumerateArray().Select(i => i.GetString()!)]);

    private static double? Number(JsonElement element) => element.ValueKind is JsonValueKind.Number ? element.GetDouble() : null;
}

/// <summary>The right to see one body's unprotected figures: given to somebody who was admitted as that body, or as the inspectorate.</summary>
public sealed class OwnReader
{
    private OwnReader()
    {
    }

    /// <summary>A reader for somebody who was admitted.</summary>
    /// <returns>Null for anybody who is neither.</returns>
    public static OwnReader? For(bool speaksForTheBody, bool isInspectorate) => speaksForTheBody || isInspectorate ? new() : null;
}

/// <summary>A body's own numbers, shown to it.</summary>
/// <param name="Numerator">Unrounded; null where an item that it needs has no value.</param>
/// <param name="Denominator">Unrounded; null where an item that it needs has no value.</param>
/// <param name="Why">Why there is no value; null where there is one.</param>
/// <param name="FromSource">Whether that symbol is the source's own.</param>
/// <param name="Estimate">Whether an item that it is made of is an estimate.</param>
/// <param name="Note">What the return says beside it; null for nothing.</param>
/// <param name="Noted">Codes of the items on which the return has a note.</param>
public sealed record OwnFigure(
    double? Numerator, double? Denominator, Symbol? Why, bool FromSource, bool Estimate, string? Note, IReadOnlyList<string> Noted);
