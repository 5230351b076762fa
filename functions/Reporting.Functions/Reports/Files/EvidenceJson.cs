using System.Text.Json;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Reports.Files;

/// <summary>How the ledger writes what may be empty, and published values.</summary>
internal static class EvidenceJson
{
    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    /// <summary>Left out where it is empty.</summary>
    public static void List(this Utf8JsonWriter json, string name, IReadOnlyList<string> list)
    {
        if (list.Count > 0)
            json.WholeList(name, list);
    }

    public static void WholeList(this Utf8JsonWriter json, string name, IReadOnlyList<string> list)
    {
        json.WriteStartArray(name);
        foreach (var text in list)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>A number, or the symbol that stands for it; a second member says where a number is unreliable, or a symbol is the source's own.</summary>
    public static void Published(this Utf8JsonWriter json, string name, Published? value)
    {
        switch (value)
        {
            case Published.Figure figure:
                json.WritePropertyName(name);
                json.WriteRawValue(PlainNumber.Text(figure.Value));
                if (figure.Unreliable)
                    json.WriteBoolean(name == "value" ? "unreliable" : name + "Unreliable", true);
                break;
            case Published.Withheld withheld:
                json.WriteString(name, withheld.Symbol.Text());
                if (withheld.FromSource)
                    json.WriteBoolean(name == "value" ? "fromSource" : name + "FromSource", true);
                break;
        }
    }
}
