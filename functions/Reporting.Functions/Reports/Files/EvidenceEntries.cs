using System.Text.Json;
using Reporting.Domain.Collections;
using Reporting.Domain.Findings;
using Reporting.Functions.Reports.Pages;

namespace Reporting.Functions.Reports.Files;

/// <summary>The entries of the ledger as members of JSON objects, always in the same order. What is empty is left out, and nothing is said twice.</summary>
internal sealed class EvidenceEntries(ReportInputs inputs, AreaNames names, EvidenceLedger ledger)
{
    private readonly IReadOnlyList<LoadedTable> tables = inputs.Collection.LoadedFrom;

    /// <summary>By kind: its name, that of its list, and what writes each entry.</summary>
    public IEnumerable<(string Kind, string List, IEnumerable<Action<Utf8JsonWriter>> Entries)> All() =>
    [
        ("source", "sources", tables.Select(t => (Action<Utf8JsonWriter>)(json => WriteTable(json, t)))),
        ("inputs", "inputSets", ledger.Inputs.Select(s => (Action<Utf8JsonWriter>)(json => WriteSet(json, s)))),
        ("area", "areas", Areas()),
        ("measure", "measures", new MeasureDictionary(inputs).Entries()),
        ("finding", "findings", ledger.Findings.Select(f => (Action<Utf8JsonWriter>)(json => WriteFinding(json, f)))),
        ("statement", "statements", ledger.Statements.Select(e => (Action<Utf8JsonWriter>)(json => WriteStatement(json, e)))),
        ("figure", "figures", ledger.Figures().Select(f => (Action<Utf8JsonWriter>)(json => WriteFigure(json, f)))),
    ];

    private static void WriteTable(Utf8JsonWriter json, LoadedTable table)
    {
        json.WriteString("id", table.Id);
        json.WriteString("publication", table.Publication);
        json.WriteString("table", table.Table);
        json.WriteString("address", table.Address);
        json.WriteString("licence", table.Licence);
        json.List("items", table.Items);
        json.List("published", table.Published);
    }

    private void WriteSet(Utf8JsonWriter json, InputSet set)
    {
        json.WriteString("id", set.Id);
        json.WriteString("instrument", set.Instrument);
        json.WriteString("period", set.Period);
        var items = inputs.Collection.Instrument(set.Instrument)?.Items.Select(i => i.Code).ToHashSet(StringComparer.Ordinal) ?? [];
        json.List("loadedFrom", [.. tables.Where(t => t.Periods.Contains(set.Period) && t.Items.Any(items.Contains)).Select(t => t.Id)]);
        json.WriteStartArray("inputs");
        foreach (var input in set.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("body", input.Body);
            if (input.Version is { } version)
                json.WriteNumber("version", version);
            json.Text("commitment", input.Commitment);
            json.WriteBoolean("signedOff", input.SignedOff);
            if (input.Late)
                json.WriteBoolean("late", true);
            if (input.Excluded)
                json.WriteBoolean("excluded", true);
            json.Text("reason", input.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private IEnumerable<Action<Utf8JsonWriter>> Areas()
    {
        var measures = inputs.Periods.SelectMany(p => p.Measures).ToList();
        var regions = measures.SelectMany(m => m.Regions).Select(r => r.Region!).DistinctBy(r => r.Gss).OrderBy(r => r.Order);

        // The newest name of each.
        var authorities = measures.AsEnumerable().Reverse().SelectMany(m => m.Authorities).Select(a => a.Authority).DistinctBy(a => names.Code(a.Code));
        yield return json => WriteArea(json, PublishedFigures.England, "England");
        foreach (var region in regions)
            yield return json => WriteArea(json, region.Gss, region.Name);
        foreach (var authority in authorities.OrderBy(a => names.Code(a.Code), StringComparer.Ordinal))
        {
            yield return json =>
            {
                WriteArea(json, names.Code(authority.Code), names.Name(authority));
                json.WriteString("gss", names.Gss(authority));
                json.WriteString("region", authority.Region.Gss);
            };
        }
    }

    private static void WriteArea(Utf8JsonWriter json, string id, string name)
    {
        json.WriteString("id", id);
        json.WriteString("name", name);
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("id", finding.Id);
        json.WriteString("text", finding.Text);
        json.List("numbers", finding.Numbers);
    }

    private void WriteStatement(Utf8JsonWriter json, Evidence e)
    {
        json.WriteString("id", e.Id);
        json.WriteString("what", e.What);
        json.WriteString("measure", e.Measure);
        json.WriteString("period", e.Period);
        json.WriteString("area", e.Area);
        json.Published("value", e.Value);
        json.WriteString("printed", e.Printed);
        json.WriteString("formula", e.Formula);
        json.Published("numerator", e.Numerator);
        json.Published("denominator", e.Denominator);
        WriteBasis(json, e);
        json.List("counted", e.Counted);
    }

    private void WriteFigure(Utf8JsonWriter json, FigureEvidence figure)
    {
        var first = figure.Numbers[0];
        json.WriteString("id", figure.Id);
        json.WriteString("measure", figure.Measure.Measure.Id);
        json.WriteString("period", figure.Measure.Period.Id);
        json.WriteString("area", figure.Area);
        if (figure.Area == PublishedFigures.England && figure.Name != "England")
            json.WriteString("of", figure.Name);
        WriteBasis(json, first);
        json.WriteStartObject("numbers");
        foreach (var number in figure.Numbers)
        {
            json.WriteStartObject(number.Part);
            json.Published("value", number.Value);
            json.WriteString("printed", number.Printed);
            if (!RestOnTheSame(first, number) || (number.Inputs == InputsUsed.OfSource && !SourcesOf(first).SequenceEqual(SourcesOf(number))))
                WriteBasis(json, number);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Which returns or tables a number rests on, and how many authorities of those due.</summary>
    private void WriteBasis(Utf8JsonWriter json, Evidence e)
    {
        if (e.Supplied is { } supplied)
            json.WriteNumber("supplied", supplied);
        if (e.Due is { } due)
            json.WriteNumber("due", due);
        json.List("missing", e.Missing);
        json.WriteStartObject("inputs");
        json.WriteString("set", e.Inputs.Set);
        if (e.Inputs.Only is { } only)
            json.WholeList("only", only);
        if (e.Inputs == InputsUsed.OfSource)
            json.List("sources", SourcesOf(e));

        // Those that are missing are left out of it: they are not named twice.
        if (!e.Inputs.Except.SequenceEqual(e.Missing))
            json.List("except", e.Inputs.Except);
        json.WriteEndObject();
    }

    /// <summary>The tables in which the source prints the number.</summary>
    private IReadOnlyList<string> SourcesOf(Evidence e)
    {
        var measure = inputs.Periods.SelectMany(p => p.Measures).Last(m => m.Measure.Id == e.Measure && m.Period.Id == e.Period).Measure;
        var printed = e.Part == EvidencePart.Source ? [measure.PublishedName] : new[] { measure.PublishedNumerator, measure.PublishedDenominator };
        return [.. tables.Where(t => printed.Any(name => name is not null && t.Prints(name, e.Period))).Select(t => t.Id)];
    }

    private static bool RestOnTheSame(Evidence one, Evidence other) =>
        (one.Supplied, one.Due, one.Inputs.Set) == (other.Supplied, other.Due, other.Inputs.Set)
        && one.Missing.SequenceEqual(other.Missing)
        && one.Inputs.Except.SequenceEqual(other.Inputs.Except)
        && (one.Inputs.Only, other.Inputs.Only) switch
        {
            (null, null) => true,
            ({ } a, { } b) => a.SequenceEqual(b),
            _ => false,
        };
}
