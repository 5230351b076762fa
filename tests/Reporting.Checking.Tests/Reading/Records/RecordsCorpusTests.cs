using System.Globalization;
using System.Text;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;
using Reporting.Domain.Collections;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Checking.Tests.Reading.Records;

/// <summary>
/// Files of records as people send them, each with what is made of it in the manifest. To add one: put it into the folder, run the tests, and take over what
/// the failing test prints once it is right.
/// </summary>
public sealed class RecordsCorpusTests(SampleRecords records) : IClassFixture<SampleRecords>
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "Reporting.Checking.Tests", "Reading", "corpus-records");
    private static readonly Dictionary<string, string> Manifest = CorpusTests.ReadManifest(Folder);

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Where(f => f != "manifest.txt").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void ReadRecords_FileOfTheCorpus_ReadsAsTheManifestSays(string file) =>
        Assert.Equal(Manifest.GetValueOrDefault(file, ""), Told(Path.Combine(Folder, file)));

    [Fact]
    public void Manifest_EveryEntry_HasItsFile() => Assert.All(Manifest.Keys, f => Assert.True(File.Exists(Path.Combine(Folder, f)), f));

    private string Told(string path)
    {
        var told = new StringBuilder();
        var format = Assert.IsType<FormatRecognition.Recognised>(FormatRecognition.Of(null, path)).Format;
        using var table = records.Open(SampleRecords.Question);
        var reading = ReturnReader.ReadRecords(path, format, SampleRecords.Question, table);
        told.Append(
            CultureInfo.InvariantCulture, $"{format}: {table.Rows} records, {reading.Answered} answered, {reading.Missing} missing, {reading.Blank} blank\n");
        foreach (var sentence in reading.Understood) told.Append("understood: ").Append(sentence).Append('\n');
        foreach (var row in SampleRecords.Rows(table)) told.Append(row).Append('\n');
        foreach (var flagged in reading.Flagged.First) told.Append(CultureInfo.InvariantCulture, $"danger in row {flagged.Row}, {flagged.Key}\n");
        foreach (var issue in reading.Issues)
        {
            var place = string.Join(
                ' ', new[] { issue.Sheet, issue.Cell ?? (issue.Row is null ? null : $"row {issue.Row}"), issue.Column }.Where(p => p is not null));
            told.Append(CultureInfo.InvariantCulture, $"{issue.Severity.ToString().ToLowerInvariant()} {issue.Rule} [{place}] {issue.Message}")
                .Append(issue.Severity is Severity.Error && issue.Fix is null ? " (no fix)" : "").Append('\n');
        }

        return told.ToString();
    }
}
