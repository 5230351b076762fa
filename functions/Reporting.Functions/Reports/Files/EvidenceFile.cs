using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Reporting.Domain.Collections;
using Reporting.Domain.Findings;
using Reporting.Functions.Reports.Pages;

namespace Reporting.Functions.Reports.Files;

/// <summary>
/// The ledger in two files with the same entries: evidence.json, whose shape is in evidence.schema.json, and evidence.jsonl with an entry on each line. The
/// second says nothing of the run, so that the same figures and templates give the same bytes, and the page can name its hash.
/// </summary>
internal static class EvidenceFile
{
    private const int FlushAt = 64 * 1024;
    private const string SchemaName = "evidence.schema.json";

    // Letters and quotation marks as they are; what could end a script or a tag is still escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Write(ReportInputs inputs, AreaNames names, EvidenceLedger ledger, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("$schema", SchemaName);
        json.WriteString("schema", "reporting-evidence-2");
        json.WriteString("collection", inputs.Collection.Id);
        json.WriteString("period", inputs.Period.Id);
        json.WriteString("run", inputs.Run.Id);
        json.WriteString("definition", inputs.Run.Definition);
        json.WriteBoolean("synthetic", inputs.Collection.Synthetic);
        WriteScale(json, inputs.Scale);
        foreach (var (_, list, entries) in new EvidenceEntries(inputs, names, ledger).All())
        {
            json.WriteStartArray(list);
            foreach (var entry in entries)
            {
                json.WriteStartObject();
                entry(json);
                json.WriteEndObject();
                if (json.BytesPending > FlushAt)
                    json.Flush();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Each line says first which kind of entry it is; the first line what all of them are of.</summary>
    public static void WriteLines(ReportInputs inputs, AreaNames names, EvidenceLedger ledger, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        WriteLine("collection", j =>
        {
            j.WriteString("collection", inputs.Collection.Id);
            j.WriteString("period", inputs.Period.Id);
            j.WriteBoolean("synthetic", inputs.Collection.Synthetic);
        });
        foreach (var (kind, _, entries) in new EvidenceEntries(inputs, names, ledger).All())
        {
            foreach (var entry in entries)
                WriteLine(kind, entry);
        }

        void WriteLine(string kind, Action<Utf8JsonWriter> entry)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            entry(json);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>What evidence.json can have, as JSON Schema.</summary>
    public static void WriteSchema(Stream stream)
    {
        using var schema = typeof(EvidenceFile).Assembly.GetManifestResourceStream(SchemaName)
            ?? throw new InvalidOperationException($"{SchemaName} is not in the program.");
        schema.CopyTo(stream);
    }

    private static void WriteScale(Utf8JsonWriter json, QuantifierScale scale)
    {
        json.WriteStartObject("scale");
        json.WriteString("name", scale.Name);
        json.WriteNumber("version", scale.Version);
        json.WriteNumber("countsBelow", scale.CountsBelow);
        json.WriteStartArray("bands");
        foreach (var band in scale.Bands)
        {
            json.WriteStartObject();
            json.WriteNumber(band.Included ? "from" : "above", band.From);
            json.WriteString("words", band.Words);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
