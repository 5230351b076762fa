using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Functions.Reports.Pages;

namespace Reporting.Functions.Reports.Files;

/// <summary>
/// evidence.json: the ledger. Its members are described in templates/report/README.md; their order is always the same, and what is empty is left out.
/// </summary>
internal static class EvidenceFile
{
    private const int FlushAt = 64 * 1024;

    // Letters and quotation marks as they are; what could end a script or a tag is still escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Write(ReportInputs inputs, EvidenceLedger ledger, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("schema", "reporting-evidence-1");
        json.WriteString("collection", inputs.Collection.Id);
        json.WriteString("period", inputs.Period.Id);
        json.WriteString("run", inputs.Run.Id);
        json.WriteString("definition", inputs.Run.Definition);
        json.WriteBoolean("synthetic", inputs.Collection.Synthetic);
        WriteScale(json, inputs.Scale);
        json.WriteStartArray("inputSets");
        foreach (var set in ledger.Inputs)
            WriteSet(json, set);
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in ledger.Findings)
        {
            json.WriteStartObject();
            json.WriteString("id", finding.Id);
            json.WriteString("text", finding.Text);
            WriteList(json, "numbers", finding.Numbers);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("numbers");
        foreach (var evidence in ledger.All())
        {
            WriteNumber(json, evidence);
            if (json.BytesPending > FlushAt)
                json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
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

    private static void WriteSet(Utf8JsonWriter json, InputSet set)
    {
        json.WriteStartObject();
        json.WriteString("id", set.Id);
        json.WriteString("instrument", set.Instrument);
        json.WriteString("period", set.Period);
        json.WriteStartArray("inputs");
        foreach (var input in set.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("body", input.Body);
            if (input.Version is { } version)
                json.WriteNumber("version", version);
            WriteText(json, "commitment", input.Commitment);
            json.WriteBoolean("signedOff", input.SignedOff);
            if (input.Late)
                json.WriteBoolean("late", true);
            if (input.Excluded)
                json.WriteBoolean("excluded", true);
            WriteText(json, "reason", input.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, Evidence e)
    {
        json.WriteStartObject();
        json.WriteString("id", e.Id);
        json.WriteString("what", e.What);
        json.WriteString("measure", e.Measure);
        json.WriteString("period", e.Period);
        json.WriteString("area", e.Area);
        json.WriteString("part", e.Part);
        WritePublished(json, "value", e.Value);
        json.WriteString("printed", e.Printed);
        json.WriteString("formula", e.Formula);
        WritePublished(json, "numerator", e.Numerator);
        WritePublished(json, "denominator", e.Denominator);
        if (e.Supplied is { } supplied)
            json.WriteNumber("supplied", supplied);
        if (e.Due is { } due)
            json.WriteNumber("due", due);
        WriteList(json, "missing", e.Missing);
        WriteList(json, "counted", e.Counted);
        json.WriteStartObject("inputs");
        json.WriteString("set", e.Inputs.Set);
        if (e.Inputs.Only is { Count: 0 })
        {
            json.WriteStartArray("only");
            json.WriteEndArray();
        }

        WriteList(json, "only", e.Inputs.Only ?? []);
        WriteList(json, "except", e.Inputs.Except);
        json.WriteEndObject();
        WriteText(json, "column", e.Column);
        json.WriteEndObject();
    }

    // A number, or the symbol that stands for it; a number of low reliability has a second member that says so.
    private static void WritePublished(Utf8JsonWriter json, string name, Published? value)
    {
        if (value is Published.Figure figure)
        {
            json.WriteNumber(name, figure.Value);
            if (figure.Unreliable)
                json.WriteBoolean(name + "Unreliable", true);
        }
        else if (value is Published.Withheld withheld)
        {
            json.WriteString(name, withheld.Symbol.Text());
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> list)
    {
        if (list.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var text in list)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
