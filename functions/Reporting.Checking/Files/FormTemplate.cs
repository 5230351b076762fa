using System.Globalization;
using System.Text;
using System.Text.Json;
using Reporting.Checking.Reading.Forms;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Files;

/// <summary>What a template is made of: the live definition, and what is known of the body.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Period">The period.</param>
/// <param name="Instrument">The form or table of records.</param>
/// <param name="Body">Null where it is for nobody in particular.</param>
/// <param name="Name">The body's name.</param>
/// <param name="Last">Its answers of the period before; null where there are none.</param>
public sealed record TemplateQuestion(Collection Collection, Period Period, Instrument Instrument, Body? Body, string? Name, FormAnswers? Last)
{
    /// <summary>The items of the period, in their order.</summary>
    public IReadOnlyList<Item> Items { get; } = [.. Instrument.ItemsOf(Period.Id)];

    /// <summary>Answers that are filled in already, by item; none in the template that is sent out.</summary>
    public IReadOnlyDictionary<string, Answer> Filled { get; init; } = FormAnswers.None.Answers;

    /// <summary>Rows that say whose the file is, and for which period. When it comes back, they must still agree.</summary>
    public IEnumerable<(string Name, string Value)> Identity()
    {
        yield return ("collection", Collection.Id);
        yield return ("instrument", Instrument.Id);
        yield return ("period", Period.Id);
        if (Body is { } body)
            yield return (body.IsInspectorate ? "body" : "authority", body.ToString());
        // A real name must not stand beside invented figures.
        if (Collection.Synthetic)
            yield return ("synthetic", SyntheticText);
        else if (Name is not null)
            yield return ("name", Name);
    }

    /// <summary>What every file of a synthetic collection says.</summary>
    public const string SyntheticText = "Synthetic data: nothing in this collection is a fact about a real council.";
}

/// <summary>A template as CSV and as JSON.</summary>
public static class FormTemplate
{
    /// <summary>The template as CSV, as bytes.</summary>
    public static byte[] Csv(TemplateQuestion question)
    {
        var csv = new StringBuilder();
        if (question.Instrument.Kind is InstrumentKind.Records)
        {
            CsvText.Row(csv, [.. question.Items.Select(i => i.Code)]);
            return CsvText.Bytes(csv);
        }

        CsvText.Row(csv, FormHeader.Names);
        foreach (var (name, value) in question.Identity())
            CsvText.Row(csv, name, "", value, "", "", "");
        foreach (var item in question.Items)
        {
            var answer = question.Filled.GetValueOrDefault(item.Code, Answer.Blank);
            CsvText.Row(csv, item.Code, item.Label, Text(answer), "", "", answer.Note);
        }

        return CsvText.Bytes(csv);
    }

    /// <summary>The template as JSON, as bytes.</summary>
    public static byte[] Json(TemplateQuestion question)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true }))
        {
            json.WriteStartObject();
            foreach (var (name, value) in question.Identity())
                json.WriteString(name, value);
            if (question.Instrument.Kind is InstrumentKind.Records)
            {
                json.WriteStartArray("rows");
                json.WriteStartObject();
                foreach (var item in question.Items)
                    json.WriteNull(item.Code);
                json.WriteEndObject();
                json.WriteEndArray();
            }
            else
            {
                json.WriteStartObject("items");
                foreach (var item in question.Items)
                {
                    json.WriteStartObject(item.Code);
                    json.WriteNull("value");
                    json.WriteNull("missing");
                    json.WriteBoolean("estimate", false);
                    json.WriteNull("note");
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>An answer as it is written in a form; null where there is none.</summary>
    public static string? Text(Answer answer) => answer.Value switch
    {
        null => answer.Missing,
        bool yes => yes ? "yes" : "no",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string[] chosen => string.Join(';', chosen),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
