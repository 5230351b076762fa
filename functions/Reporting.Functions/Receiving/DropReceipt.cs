using System.Text.Json.Serialization;

namespace Reporting.Functions.Receiving;

/// <summary>What became of a dropped file, for its sender: under the file's name in the container <c>drop-receipts</c>.</summary>
/// <param name="ETag">Of the blob that this is about: another file of the same name has another.</param>
/// <param name="PutAt">When the file was put there, by storage's clock.</param>
/// <param name="Outcome">accepted, rejected, or refused: then nothing was stored.</param>
/// <param name="Detail">In words: what was found, and how to put it right.</param>
/// <param name="Receipt">Where the receipt is; null where the file was refused.</param>
public sealed record DropReceipt(string Name, string ETag, DateTimeOffset PutAt, string Outcome, string Detail, string? Receipt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DropReceipt))]
internal sealed partial class DropJson : JsonSerializerContext;
