using System.Text.Json;
using System.Text.RegularExpressions;
using Reporting.Domain.Collections;
using Reporting.Domain.Findings;
using Reporting.Functions.Reports.Pages;

namespace Reporting.Functions.Reports.Files;

/// <summary>What each measure is, said once for all areas; once more from the period on in which it became another figure.</summary>
internal sealed partial class MeasureDictionary(ReportInputs inputs)
{
    public IEnumerable<Action<Utf8JsonWriter>> Entries()
    {
        var measures = inputs.Periods.SelectMany(p => p.Measures).GroupBy(m => m.Measure.Id, StringComparer.Ordinal);
        foreach (var group in measures.SelectMany(of => of.GroupBy(m => Described(m.Measure), StringComparer.Ordinal)))
        {
            var of = group.ToList();
            yield return json => Write(json, of[^1].Measure, [.. of.Select(m => m.Period.Id)]);
        }
    }

    private static string Described(Measure m) => string.Join(
        '\u001f', m.Title, m.Short, m.Unit, m.Decimals, m.Method, m.Multiplier, m.NumeratorLabel, m.DenominatorLabel, m.Definition, m.Numerator, m.Denominator,
        m.HasInterval, m.DictionaryName);

    private void Write(Utf8JsonWriter json, Measure m, IReadOnlyList<string> periods)
    {
        json.WriteString("id", m.Id);
        json.WholeList("periods", periods);
        json.WriteString("title", m.Title);
        json.WriteString("unit", m.Unit);
        json.WriteNumber("decimals", m.Decimals);
        json.WriteString("method", m.Method.ToString());
        json.WriteNumber("multiplier", m.Multiplier);
        json.WriteString("numerator", m.NumeratorLabel);
        json.WriteString("denominator", m.DenominatorLabel);
        json.WriteString("definition", m.Definition);
        json.WriteString("instrument", m.Instrument);
        json.List("items", ItemsOf(m));
        json.List("references", [.. References().Matches($"{m.Numerator} {m.Denominator}").Select(r => r.Groups[1].Value).Distinct()]);
        json.WriteStartObject("parts");
        foreach (var part in EvidencePart.Of(m))
        {
            json.WriteStartObject(part.Key);
            json.WriteString("what", part.What);
            json.WriteString("formula", part.Formula);
            json.Text("column", part.Column);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private IReadOnlyList<string> ItemsOf(Measure m)
    {
        var words = Words().Matches($"{m.Numerator} {m.Denominator}").Select(w => w.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. inputs.Collection.Instrument(m.Instrument)?.Items.Select(i => i.Code).Where(words.Contains) ?? []];
    }

    [GeneratedRegex(@"\bref\.(\w+)")]
    private static partial Regex References();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();
}
