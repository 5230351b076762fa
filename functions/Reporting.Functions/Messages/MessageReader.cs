using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Reporting.Functions.Messages;

/// <summary>Reads what came from a queue. A message that can never be understood is set aside at once: trying it again would only fail again.</summary>
public sealed class MessageReader(PoisonedMessages poisoned)
{
    /// <returns>Null where it cannot be read; it has then been set aside.</returns>
    public async Task<T?> ReadAsync<T>(string queue, string text, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize(text, type) is { } message)
                return message;
        }
        catch (JsonException)
        {
            // The reason is written below, without what the message holds.
        }

        await SetAsideAsync(queue, text, $"It is not the JSON of a {typeof(T).Name}.", cancellation);
        return null;
    }

    /// <summary>Puts away a message whose work cannot be done however often it is tried.</summary>
    /// <param name="reason">Why not, in words of ids only.</param>
    public Task SetAsideAsync(string queue, string text, string reason, CancellationToken cancellation) =>
        poisoned.SetAsideAsync(queue, text, reason, cancellation);
}
