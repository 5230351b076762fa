using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// Writes and reads what the service keeps in its own storage. Nothing is guessed on reading: what is not exactly as it was written is refused.
/// </summary>
internal static class KeptJson
{
    private const string DayFormat = "yyyy-MM-dd";

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
            write(writer);
        return bytes.WrittenSpan.ToArray();
    }

    public static JsonException Unreadable(string what) => new($"What was kept cannot be read: {what}.");

    /// <summary>The members of an object, which has these in this order and no other.</summary>
    public static JsonElement[] Members(this JsonElement json, params ReadOnlySpan<string> names)
    {
        if (json.ValueKind is not JsonValueKind.Object)
            throw Unreadable("an object was expected");
        var found = new List<JsonElement>();
        foreach (var member in json.EnumerateObject())
        {
            if (found.Count >= names.Length || member.Name != names[found.Count])
                throw Unreadable($"member '{member.Name}' was not expected");
            found.Add(member.Value);
        }

        return found.Count == names.Length ? [.. found] : throw Unreadable($"member '{names[found.Count]}' is missing");
    }

    /// <summary>The items of an array, which has so many.</summary>
    public static JsonElement[] Items(this JsonElement json, int count) =>
        json.Items() is var items && items.Length == count ? items : throw Unreadable($"an array of {count} items was expected");

    public static JsonElement[] Items(this JsonElement json) =>
        json.ValueKind is JsonValueKind.Array ? [.. json.EnumerateArray()] : throw Unreadable("an array was expected");

    public static string Text(this JsonElement json) => json.TextOrNull() ?? throw Unreadable("a text was expected");

    public static string? TextOrNull(this JsonElement json) =>
        json.ValueKind is JsonValueKind.String or JsonValueKind.Null ? json.GetString() : throw Unreadable("a text was expected");

    public static IReadOnlyList<string> Texts(this JsonElement json) => [.. json.Items().Select(Text)];

    public static double Number(this JsonElement json) =>
        json.ValueKind is JsonValueKind.Number && json.TryGetDouble(out var number) ? number : throw Unreadable("a number was expected");

    public static double? NumberOrNull(this JsonElement json) => json.ValueKind is JsonValueKind.Null ? null : json.Number();

    public static long Count(this JsonElement json) =>
        json.ValueKind is JsonValueKind.Number && json.TryGetInt64(out var count) ? count : throw Unreadable("a whole number was expected");

    public static long? CountOrNull(this JsonElement json) => json.ValueKind is JsonValueKind.Null ? null : json.Count();

    public static int Small(this JsonElement json) =>
        json.Count() is >= int.MinValue and <= int.MaxValue and var small ? (int)small : throw Unreadable("a smaller number was expected");

    public static bool Flag(this JsonElement json) =>
        json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : throw Unreadable("true or false was expected");

    public static T Word<T>(this JsonElement json)
        where T : struct, Enum =>
        json.Text() is var word && Enum.IsDefined(typeof(T), word) ? Enum.Parse<T>(word) : throw Unreadable($"'{json}' is no {typeof(T).Name}");

    public static DateOnly Day(this JsonElement json) =>
        DateOnly.TryParseExact(json.Text(), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Unreadable($"'{json}' is no day");

    /// <summary>The value at a place in a table that was read before.</summary>
    public static T In<T>(this JsonElement json, IReadOnlyList<T> table) =>
        json.Count() is var place && place >= 0 && place < table.Count ? table[(int)place] : throw Unreadable($"there is no row {place}");

    public static void Day(this Utf8JsonWriter writer, DateOnly day) => writer.WriteStringValue(day.ToString(DayFormat, CultureInfo.InvariantCulture));

    public static void Number(this Utf8JsonWriter writer, double? number)
    {
        if (number is { } known)
            writer.WriteNumberValue(known);
        else
            writer.WriteNullValue();
    }

    public static void Count(this Utf8JsonWriter writer, long? count)
    {
        if (count is { } known)
            writer.WriteNumberValue(known);
        else
            writer.WriteNullValue();
    }

    public static void Texts(this Utf8JsonWriter writer, IEnumerable<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    /// <summary>An array of things, each written by the same hand.</summary>
    public static void Array<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> things, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var thing in things)
            write(thing);
        writer.WriteEndArray();
    }
}
