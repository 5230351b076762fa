using System.Text;
using System.Text.Json;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Tests.Reading.Records;
using Reporting.Domain.Collections;
using Xunit;

namespace Reporting.Checking.Tests.Reading;

/// <summary>Personal details are found wherever they stand in a file, read or not, and what they are is repeated nowhere. All are invented.</summary>
public sealed class WholeFileScreenTests(SampleRecords records) : IClassFixture<SampleRecords>
{
    private const string Secret = "Mrs J Smith 020 7946 0123 jo@example.org";
    private const string Good = SampleForm.Header + "MIS08,,12,,,\nMIS09,,9,,,\n";
    private const string Wrong = "CHILD,SEX,DOB,UPN,HOME_POST\n566910,2,27/03/2008,H801200001001,B15 2TT\n";

    [Theory]
    [InlineData("a row", Good + Secret + ",,5,,,\n", 4)]
    [InlineData("a header", "code,label,value,missing,estimate,note," + Secret + "\nMIS08,,12,,,,\nMIS09,,9,,,,\n", 1)]
    [InlineData("above", "Return completed by " + Secret + "\n" + Good, 1)]
    [InlineData("above, in cells", "Completed by,Jane Smith\n" + Good, 1)]
    [InlineData("label", SampleForm.Header + "MIS08," + Secret + ",12,,,\nMIS09,,9,,,\n", 2)]
    [InlineData("name", SampleForm.Header + "MIS08,,12,,,\nMIS09,,9,,,\nname,," + Secret + ",,,\n", 4)]
    [InlineData("missing", SampleForm.Header + "MIS08,,," + Secret + ",,\nMIS09,,9,,,\n", 2)]
    [InlineData("added column", "code,label,value,missing,estimate,note,contact\nMIS08,,12,,,,jo@example.org\nMIS09,,9,,,,\n", 2)]
    [InlineData("named column", "code,label,value,missing,estimate,note,Social worker\nMIS08,,12,,,,Jane Smith\nMIS09,,9,,,,\n", 2)]
    [InlineData("blank heading", "code,label,value,missing,estimate,note,\nMIS08,,12,,,," + Secret + "\nMIS09,,9,,,,\n", 2)]
    [InlineData("below", Good + "\nNotes: ask " + Secret + ",,,,,\n", 5)]
    [InlineData("too many cells", SampleForm.Header + "MIS08,,12,,,,," + Secret + "\nMIS09,,9,,,\n", 2)]
    [InlineData("another file", Wrong, 2)]
    [InlineData("no header", "1|Mr J Smith|020 7946 0123|jo@example.org\n2|Mr K Jones|020 7946 0124|ko@example.org\n", 1)]
    public void ReadForm_AnywhereInATable_IsRefusedAndNotRepeated(string where, string text, int? row)
    {
        var reading = SampleForm.Read(text);
        var found = reading.Issues.Where(i => i.Rule == ReadingCheck.Personal).ToList();
        Assert.True(found.Exists(i => i.Row == row && i.Severity is Severity.Error), where);
        NothingIsRepeated(reading);
    }

    [Fact]
    public void ReadForm_ALineLongerThanAnyRow_IsLookedAtToItsEnd()
    {
        var reading = SampleForm.Read(Good + new string('x', 400_000) + " " + Secret + "\n");
        Assert.Contains(reading.Issues, i => i.Rule == ReadingCheck.Personal);
        NothingIsRepeated(reading);
    }

    [Theory]
    [InlineData("{\"items\":{\"MIS08\":12,\"MIS09\":9,\"SECRET\":5}}", null)]
    [InlineData("{\"items\":{\"MIS08\":12,\"MIS09\":9},\"by\":\"SECRET\"}", "by")]
    [InlineData("{\"items\":{\"MIS08\":12,\"MIS09\":{\"value\":9,\"why\":\"SECRET\"}}}", "MIS09.why")]
    [InlineData("{\"items\":{\"MIS08\":12,\"MIS09\":{\"value\":9,\"x\":[{\"y\":\"SECRET\"}]}}}", "MIS09.x.y")]
    [InlineData("{\"items\":{\"MIS08\":12,\"MIS09\":{\"value\":9,\"note\":\"SECRET\"}}}", "MIS09.note")]
    [InlineData("{\"items\":{\"MIS08\":12,\"MIS09\":9},\"manager\":\"Jane Smith\"}", "manager")]
    [InlineData("{\"items\":{\"MIS08\":12,\"MIS09\":9},/* SECRET */\"x\":1}", null)]
    [InlineData("{\"rows\":[{\"name\":\"SECRET\"}]}", "rows.name")]
    [InlineData("{\"items\":{\"MIS08\":12,\"MIS09\":9}} SECRET", null)]
    public void ReadForm_AnywhereInJson_IsRefusedAndNotRepeated(string json, string? column)
    {
        var reading = SampleForm.Read(json.Replace("SECRET", Secret, StringComparison.Ordinal), ReturnFormat.Json);
        Assert.Contains(reading.Issues, i => i.Rule == ReadingCheck.Personal && i.Column == column);
        NothingIsRepeated(reading);
    }

    [Theory]
    [InlineData("contact", "jo@example.org")]
    [InlineData("postcode", "B15 2TT")]
    [InlineData("manager", "Jane Smith")]
    [InlineData("", Secret)]
    [InlineData(Secret, "")]
    public void ReadRecords_AddedColumn_IsRefusedAndNotRepeated(string name, string value)
    {
        var text = SampleRecords.Header.TrimEnd('\n') + $",{name}\n" + SampleRecords.Row.TrimEnd('\n') + $",{value}\n";
        var reading = records.Read(Encoding.UTF8.GetBytes(text), ReturnFormat.Csv);
        Assert.Contains(reading.Issues, i => i.Rule == ReadingCheck.Personal && i.Row == (value.Length > 0 ? 2 : 1) && i.Cell!.StartsWith('K'));
        NothingIsRepeated(reading);
    }

    [Theory]
    [InlineData("{\"rows\":[{\"case_id\":\"K1\"},{\"case_id\":\"K2\",\"x\":\"SECRET\"}]}", "x")]
    [InlineData("{\"rows\":[{\"case_id\":\"K1\"},{\"case_id\":\"K2\",\"words\":\"SECRET\"}]}", "words")]
    [InlineData("{\"rows\":[{\"case_id\":\"K1\"},{\"case_id\":\"K2\",\"planning\":\"SECRET\"}]}", "planning")]
    public void ReadRecords_AnywhereInJson_NamesRecordAndMemberOnce(string json, string member)
    {
        var reading = records.Read(Encoding.UTF8.GetBytes(json.Replace("SECRET", Secret, StringComparison.Ordinal)), ReturnFormat.Json);
        Assert.Equal((2, member), Assert.Single(reading.Issues.Where(i => i.Rule == ReadingCheck.Personal).Select(i => (i.Row!.Value, i.Column))));
        NothingIsRepeated(reading);
    }

    [Fact]
    public void ReadRecords_AnotherFile_IsRefusedAndNotRepeated()
    {
        var reading = records.Read(Encoding.UTF8.GetBytes(Wrong), ReturnFormat.Csv);
        Assert.Contains(reading.Issues, i => i.Rule == ReadingCheck.Header);
        Assert.Contains(reading.Issues, i => i.Rule == ReadingCheck.Personal && i.Row == 2);
        Assert.DoesNotContain("H801200001001", JsonSerializer.Serialize(reading.Issues), StringComparison.Ordinal);
    }

    /// <summary>Harmless words in places that are looked at because of their headings.</summary>
    [Theory]
    [InlineData("Completed by", "Performance Team")]
    [InlineData("Contact", "Data and Insight Team")]
    [InlineData("Completed by", "Head of Service")]
    [InlineData("Manager", "Service Manager North")]
    [InlineData("Social worker", "12")]
    [InlineData("Officer", "Principal Social Worker")]
    [InlineData("Contact", "North Yorkshire")]
    [InlineData("Address", "Civic Centre")]
    [InlineData("Phone", "NA")]
    [InlineData("Date of birth", "not collected")]
    [InlineData("Prepared by", "Business Intelligence")]
    [InlineData("Mother", "yes")]
    [InlineData("Surname", "NH")]
    public void ReadForm_HarmlessTextBesideALabel_IsNoFalseAlarm(string label, string text)
    {
        var beside = SampleForm.Read($"{label},{text}\n" + Good);
        var below = SampleForm.Read($"code,label,value,missing,estimate,note,{label}\nMIS08,,12,,,,{text}\nMIS09,,9,,,,\n");
        Assert.DoesNotContain(beside.Issues.Concat(below.Issues), i => i.Rule == ReadingCheck.Personal);
    }

    private static void NothingIsRepeated(FormReading reading)
    {
        var said = JsonSerializer.Serialize(reading.Issues) + string.Join(' ', reading.Understood);
        foreach (var part in new[] { "Smith", "7946", "example.org", "B15", "Jane" })
            Assert.DoesNotContain(part, said, StringComparison.Ordinal);
    }
}
