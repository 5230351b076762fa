using System.Text.Json.Serialization.Metadata;

namespace Reporting.Functions.Operations.OpenApi;

/// <summary>What the description says of a function that its trigger does not tell.</summary>
/// <param name="Summary">One or two sentences.</param>
/// <param name="Answers">What it answers where it does what it is asked, by status.</param>
internal sealed record Call(string Summary, IReadOnlyDictionary<int, Content> Answers)
{
    public Call(string summary, Content answer)
        : this(summary, new Dictionary<int, Content> { [200] = answer })
    {
    }

    /// <summary>Headers that it heeds. Those of the path are the same for all calls, and its trigger names those of the query.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Null where it takes no body.</summary>
    public Content? Request { get; init; }

    /// <summary>The request may have no body at all.</summary>
    public bool RequestIsOptional { get; init; }

    /// <summary>The statuses of its own refusals, beside those that every call has.</summary>
    public IReadOnlyList<int> Refusals { get; init; } = [];
}

/// <summary>The body of a request or an answer: JSON of a type, or a file of one of several media types, or either.</summary>
/// <param name="Json">Null where it is a file. Of several types it is one of them.</param>
/// <param name="Files">Media types.</param>
internal sealed record Content(Schema? Json, IReadOnlyList<string> Files)
{
    public static Content Of(JsonTypeInfo type, params IReadOnlyList<string> orFile) => new(new(null, [type]), orFile);

    /// <param name="name">Of the schema that says so.</param>
    public static Content OneOf(string name, params IReadOnlyList<JsonTypeInfo> types) => new(new(name, types), []);

    public static Content File(params IReadOnlyList<string> mediaTypes) => new(null, mediaTypes);
}

/// <param name="Name">Null of a single type, which has a name of its own.</param>
internal sealed record Schema(string? Name, IReadOnlyList<JsonTypeInfo> Types);

/// <param name="In">query or header.</param>
/// <param name="Type">string or boolean.</param>
internal sealed record Parameter(string In, string Name, string? Description = null, string Type = "string")
{
    /// <summary>All its values; empty where any is allowed.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public bool Required { get; init; }
}
