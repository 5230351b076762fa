using System.Text.Json;

namespace Reporting.Functions.Receiving;

/// <summary>What Event Grid says of a new blob, in its own schema or as a CloudEvent.</summary>
public abstract record BlobEvent
{
    private const string Created = "Microsoft.Storage.BlobCreated";
    private const string Container = "/blobServices/default/containers/drop/blobs/";

    private BlobEvent()
    {
    }

    /// <param name="Name">The blob's name in the container <c>drop</c>.</param>
    /// <param name="ETag">Which blob of that name, without quotes; null where the event does not say.</param>
    public sealed record Dropped(string Name, string? ETag) : BlobEvent;

    /// <param name="Reason">Why it is no event of a dropped file, without repeating it.</param>
    public sealed record Refused(string Reason) : BlobEvent;

    public static BlobEvent Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } root)
                return new Refused("It is not an event.");

            // A CloudEvent has a specversion and calls its type type; Event Grid's own schema calls it eventType.
            var type = Text(root, root.TryGetProperty("specversion", out _) ? "type" : "eventType");
            if (type != Created)
                return new Refused("It is not the event of a new blob.");
            return Text(root, "subject") is { } subject && subject.StartsWith(Container, StringComparison.Ordinal) && subject.Length > Container.Length
                ? new Dropped(
                    subject[Container.Length..],
                    root.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object ? Text(data, "eTag")?.Trim('"') : null)
                : new Refused("It is not about a blob in the container drop.");
        }
        catch (JsonException)
        {
            return new Refused("It is not JSON.");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: such a text cannot be read.
            return new Refused("It holds text that is no text.");
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
