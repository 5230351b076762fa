using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;
using Reporting.Domain.Collections;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Checking.Tests.Reading;

/// <summary>Rough files as councils and departments published them. None is this form, so each must be refused or explained, and none may throw.</summary>
public sealed class RealFilesTests
{
    /// <summary>Empty where the files are not there: then there is nothing to read.</summary>
    private static IEnumerable<string> Files =>
        SourceTree.RealFiles is not { } folder ? [] : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);

    [Fact]
    public void ReadForm_FileOfAnotherKind_ExplainsOrRefuses() =>
        Assert.All(Files, file =>
        {
            switch (FormatRecognition.Of(null, file))
            {
                case FormatRecognition.Refused refused:
                    Assert.NotEmpty(refused.Fix);
                    break;
                case FormatRecognition.Recognised recognised:
                    var reading = ReturnReader.ReadForm(file, recognised.Format, SampleForm.Question, TestContext.Current.CancellationToken);
                    Assert.Contains(reading.Issues, i => i.Severity is Severity.Error && i.Fix is not null);
                    break;
            }
        });
}
