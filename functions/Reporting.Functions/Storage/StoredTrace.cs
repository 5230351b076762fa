using System.Diagnostics;

namespace Reporting.Functions.Storage;

/// <summary>The trace that wrote a blob, kept beside it: whatever is made of many blobs links to the traces of them all.</summary>
internal static class StoredTrace
{
    private const string Key = "traceparent";

    /// <value>Null where nothing is traced.</value>
    public static IDictionary<string, string>? Current =>
        Activity.Current is { Recorded: true, Id: { } id } ? new Dictionary<string, string> { [Key] = id } : null;

    public static void Link(IDictionary<string, string> metadata)
    {
        if (Activity.Current is { } activity && metadata.TryGetValue(Key, out var id) && ActivityContext.TryParse(id, null, isRemote: true, out var context))
            activity.AddLink(new(context));
    }
}
