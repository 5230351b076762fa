using System.Text.Json;
using Reporting.Local.Worker.Rpc;

namespace Reporting.Local.Worker;

/// <summary>A function as the worker describes it, and what starts it.</summary>
internal sealed record FunctionDefinition(string Name, FunctionTrigger Trigger)
{
    /// <summary>Reads the one trigger among a function's bindings.</summary>
    public static FunctionDefinition From(RpcFunctionMetadata metadata, Func<string, string> resolve)
    {
        foreach (var raw in metadata.RawBindings)
        {
            using var binding = JsonDocument.Parse(raw);
            if (FunctionTrigger.From(binding.RootElement, metadata.Name, resolve) is { } trigger)
                return new FunctionDefinition(metadata.Name, trigger);
        }

        throw new LocalHostException($"The function {metadata.Name} has no trigger that the local host knows (HTTP, queue or timer).");
    }
}

/// <summary>What starts a function. <see cref="Parameter"/> is the name under which the trigger's data is handed over.</summary>
internal abstract record FunctionTrigger
{
    private FunctionTrigger(string parameter) => Parameter = parameter;

    public string Parameter { get; }

    /// <summary>An HTTP request; no methods means any.</summary>
    public sealed record Http(string Name, string Route, IReadOnlyList<string> Methods) : FunctionTrigger(Name);

    public sealed record Queue(string Name, string QueueName) : FunctionTrigger(Name);

    public sealed record Timer(string Name, string Schedule, bool RunOnStartup) : FunctionTrigger(Name);

    public static FunctionTrigger? From(JsonElement binding, string function, Func<string, string> resolve)
    {
        var name = Text("name") ?? "";
        return Text("type")?.ToUpperInvariant() switch
        {
            "HTTPTRIGGER" => new Http(
                name,
                resolve(Text("route") ?? function),
                binding.TryGetProperty("methods", out var methods) && methods.ValueKind == JsonValueKind.Array
                    ? [.. methods.EnumerateArray().Select(m => m.GetString()!)]
                    : []),
            "QUEUETRIGGER" => new Queue(name, resolve(Text("queueName")!)),
            "TIMERTRIGGER" =>
                new Timer(name, resolve(Text("schedule")!), binding.TryGetProperty("runOnStartup", out var atStart) && atStart.ValueKind == JsonValueKind.True),
            _ => null,
        };

        string? Text(string member) => binding.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
