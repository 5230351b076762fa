using System.Text.Json;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Messages;

/// <summary>What a message says of itself, for people who look at those set aside.</summary>
internal static class MessageKinds
{
    private const string Unknown = "unknown";
    private const int LongestId = 100;
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <param name="text">Null where it could not be decoded.</param>
    /// <returns>Ids alone, and only of a message that is what its queue carries: any other may hold anything.</returns>
    public static (string Kind, IReadOnlyDictionary<string, string> About) Describe(string queue, string? text)
    {
        if (text is null)
            return (Unknown, Nothing);
        try
        {
            return Read(queue, text) is { } message ? (message.GetType().Name, IdsOf(text)) : (Unknown, Nothing);
        }
        catch (JsonException)
        {
            return (Unknown, Nothing);
        }
    }

    private static Message? Read(string queue, string text) => queue switch
    {
        QueueNames.Check => JsonSerializer.Deserialize(text, MessageJson.Default.CheckReturn),
        QueueNames.Measure => JsonSerializer.Deserialize(text, MessageJson.Default.MeasureReturn),
        QueueNames.Close => JsonSerializer.Deserialize(text, MessageJson.Default.CloseWindow),
        QueueNames.Combine => JsonSerializer.Deserialize(text, MessageJson.Default.CombineReturns),
        QueueNames.Protect => JsonSerializer.Deserialize(text, MessageJson.Default.ProtectFigures),
        QueueNames.Render => JsonSerializer.Deserialize(text, MessageJson.Default.RenderRun),
        QueueNames.Print => JsonSerializer.Deserialize(text, MessageJson.Default.PrintRun),
        _ => null,
    };

    private static Dictionary<string, string> IdsOf(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.EnumerateObject()
            .Where(m => m.Name != "traceparent" && m.Value.ValueKind is not JsonValueKind.Null)
            .GroupBy(m => m.Name).ToDictionary(m => m.Key, m => m.Last().Value.ToString() is { Length: <= LongestId } id ? id : "…");
    }
}
