using System.Text;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;
using Xunit;

namespace Reporting.Checking.Tests.Reading;

/// <summary>A small form with an item of each type, asked of authority 302 for 2018.</summary>
internal static class SampleForm
{
    public const string Header = "code,label,value,missing,estimate,note\n";

    public static FormQuestion Question { get; } = Of("2018");

    public static FormQuestion Of(string period)
    {
        Item[] items =
        [
            Make("MIS08", "Return interviews completed", ItemType.Integer, "interviews") with { Required = true },
            Make("MIS09", "… within 72 hours", ItemType.Integer, "interviews") with { Required = true },
            Make("TRN01", "Social workers in post", ItemType.Decimal, "people") with { Maximum = 5_000 },
            Make("LEA01", "A named officer leads", ItemType.YesNo, ""),
            Make("LEA04", "Date the strategy was agreed", ItemType.Date, ""),
            Make("LSC01", "Status of the plan", ItemType.Choice, "") with
            {
                Choices =
                [
                    new("published", "Published", false), new("agreed-unpublished", "Agreed, unpublished", false), new("draft", "Draft", false),
                    new("none", "None", false),
                ],
            },
            Make("INF01", "Agencies signed", ItemType.MultiChoice, "") with
            {
                Choices = [new("police", "Police", false), new("health", "Health", false), new("schools", "Schools", false), new("none", "None", true)],
            },
            Make("TXT01", "Practice others could use", ItemType.Text, "") with { MaximumLength = 60 },
            Make("CRE01", "Criminal exploitation as a factor", ItemType.Integer, "assessments") with { Periods = new("2022", null) },
            Make("TRD01", "Change since last year", ItemType.Decimal, "points") with { Minimum = -10, Maximum = 10 },
        ];
        var form = new Instrument("council", "Council return", InstrumentKind.Form, false, items, []);
        var cases = new Instrument("cases", "Case examinations", InstrumentKind.Records, true, [Make("PLAN", "Planning", ItemType.Integer, "")], []);
        var asked = new Period(period, period, new(2017, 4, 1), new(2018, 3, 31), new(2018, 4, 1), new(2018, 6, 30), "2021");
        var collection = new Collection(
            "missing", "Missing", "", false, "", [.. MissingCode.Always, new("NP", "Not published by the source", true)], 5, 10, "", "", new("", ""),
            [], [asked], [form, cases], [], PublishedFigures.None, DefinitionHashes.None);
        Assert.True(Body.TryParse("302", out var body));
        return new(collection, form, asked, body);
    }

    public static FormReading Read(string text, ReturnFormat format = ReturnFormat.Csv) => Read(Encoding.UTF8.GetBytes(text), format);

    public static FormReading Read(ReadOnlySpan<byte> bytes, ReturnFormat format)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            return ReturnReader.ReadForm(path, format, Question);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Item Make(string code, string label, ItemType type, string unit) =>
        new(code, label, type, unit, PeriodRange.Always, null, null, false, [], null, null, null, false, null);
}
