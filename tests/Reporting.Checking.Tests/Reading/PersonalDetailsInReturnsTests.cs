using System.Text.Json;
using Reporting.Domain.Returns;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Checking.Tests.Reading;

/// <summary>What tells who somebody is, is found wherever it was typed, and never repeated.</summary>
public sealed class PersonalDetailsInReturnsTests
{
    [Theory]
    [InlineData("TXT01,,Ask J. Smith on 07700 900123,,,")]
    [InlineData("MIS08,,12,,,call 07700 900123 for J. Smith")]
    [InlineData("MIS08,,J. Smith 07700 900123,,,")]
    [InlineData("LSC01,,07700 900123 J. Smith,,,")]
    [InlineData("MIS08,,,J. Smith 07700 900123,,")]
    [InlineData("TXT01,,\"J. Smith, 07700 900123, and so on, and so on, and so on, for more than sixty characters\",,,")]
    public void ReadForm_PersonalDetails_AreAnErrorAndNotRepeated(string row)
    {
        var reading = SampleForm.Read(SampleForm.Header + row + "\n");
        Assert.Contains(reading.Issues, i => i.Rule == "READ-PERSONAL" && i.Severity is Domain.Collections.Severity.Error && i.Row == 2);
        var said = JsonSerializer.Serialize(reading.Issues) + string.Join(' ', reading.Understood);
        Assert.DoesNotContain("Smith", said, StringComparison.Ordinal);
        Assert.DoesNotContain("900123", said, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadForm_ContactAboveTheTable_IsRefusedAndNotRepeated()
    {
        var reading = SampleForm.Read("Questions to j.smith@example.gov.uk\n" + SampleForm.Header + "MIS08,,12,,,\nMIS09,,9,,,\n");
        Assert.Equal("A1", Assert.Single(reading.Issues, i => i.Rule == "READ-PERSONAL").Cell);
        Assert.DoesNotContain("smith", string.Join(' ', reading.Understood), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadForm_MoreIssuesThanAreListed_StillNamesPersonalDetails()
    {
        var rows = string.Concat(Enumerable.Range(0, 1_500).Select(i => $"ZZ{i:0000},,1,,,\n"));
        Assert.Contains(SampleForm.Read(SampleForm.Header + rows + "TXT01,,Ask J. Smith,,,\n").Issues, i => i.Rule == "READ-PERSONAL");
    }

    [Fact]
    public void In_EverySampleReturn_FindsNothingButTheNumberThatIsThereToBeFound()
    {
        var found = Directory.EnumerateFiles(SourceTree.Samples, "*.csv", SearchOption.AllDirectories)
            .SelectMany(f => File.ReadLines(f).SelectMany(l => PersonalDetails.In(l).Select(d => $"{Path.GetFileName(f)}: {l.Substring(d.Start, d.Length)}")));
        Assert.All(found, f => Assert.Equal("2014.council.first.csv: 020 7946 0123", f));
    }

    [Fact]
    public void In_EveryNameOfTheRegister_FindsNothing() =>
        Assert.All(File.ReadLines(Path.Combine(SourceTree.Templates, "reference", "authorities.csv")), line => Assert.Empty(PersonalDetails.In(line)));
}
