using System.Globalization;
using System.Text;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;
using Reporting.Domain.Collections;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Checking.Tests.Reading;

/// <summary>
/// Files as people send them, each with what is made of it in the manifest. To add one: put it into the folder, run the tests, and take over what the failing
/// test prints once it is right.
/// </summary>
public sealed class CorpusTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "Reporting.Checking.Tests", "Reading", "corpus");
    private static readonly Dictionary<string, string> Manifest = ReadManifest(Folder);

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Where(f => f != "manifest.txt").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void ReadForm_FileOfTheCorpus_ReadsAsTheManifestSays(string file) =>
        Assert.Equal(Manifest.GetValueOrDefault(file, ""), Told(Path.Combine(Folder, file)));

    [Fact]
    public void Manifest_EveryEntry_HasItsFile() => Assert.All(Manifest.Keys, f => Assert.True(File.Exists(Path.Combine(Folder, f)), f));

    internal static string Told(string path)
    {
        var told = new StringBuilder();
        if (FormatRecognition.Of(null, path) is FormatRecognition.Refused refused) return $"refused: {refused.Message}\n";
        var format = ((FormatRecognition.Recognised)FormatRecognition.Of(null, path)).Format;
        var reading = ReturnReader.ReadForm(path, format, SampleForm.Question);
        told.Append(CultureInfo.InvariantCulture, $"{format}: {reading.Answered} answered, {reading.Missing} missing, {reading.Blank} blank\n");
        foreach (var sentence in reading.Understood) told.Append("understood: ").Append(sentence).Append('\n');
        foreach (var (code, answer) in reading.Answers.Answers.Where(a => !a.Value.IsBlank))
        {
            var value = answer.Value is string[] several ? string.Join(" + ", several) : answer.Value is DateOnly date ? date.ToString(
                "yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(answer.Value, CultureInfo.InvariantCulture);
            told.Append(CultureInfo.InvariantCulture, $"{code} = {answer.Missing ?? $"{value} ({answer.Value!.GetType().Name})"}")
                .Append(answer.Estimate ? ", estimate" : "").Append(answer.Note is null ? "" : $", note “{answer.Note}”").Append('\n');
        }

        foreach (var issue in reading.Issues)
        {
            var place = string.Join(
                ' ', new[] { issue.Sheet, issue.Cell ?? (issue.Row is null ? null : $"row {issue.Row}"), issue.Column }.Where(p => p is not null));
            told.Append(CultureInfo.InvariantCulture, $"{issue.Severity.ToString().ToLowerInvariant()} {issue.Rule} [{place}] {issue.Message}")
                .Append(issue.Severity is Severity.Error && issue.Fix is null ? " (no fix)" : "").Append('\n');
        }

        return told.ToString();
    }

    internal static Dictionary<string, string> ReadManifest(string folder)
    {
        var path = Path.Combine(folder, "manifest.txt");
        return !File.Exists(path) ? [] : File.ReadAllText(path).Split("\n## ", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(b => b.Split('\n', 2))
            .ToDictionary(b => b[0].Trim(), b => b[1].TrimEnd('\n') + "\n");
    }
}
