using System.Text;
using System.Text.Json;
using Reporting.Checking.Checking;
using Reporting.Checking.Files;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Tests.Reading;
using Xunit;

namespace Reporting.Checking.Tests.Files;

/// <summary>Our own copies of a form give the same answers when they are sent, to the letter.</summary>
public sealed class CopiesSentAgainTests
{
    public static TheoryData<string> Texts =>
    [
        "- one worker\n- no list", "-5 on last year", "=1+1", "=HYPERLINK(\"x\")", "'-5 quoted", "''= twice", "'plain",
        "it's", "x_x0041_y", "_x005F_", "a_xZZZZ_b", "+ more",
        "@ us", "00123", "1e5", "TRUE", "two\r\nlines", "a, \"b\"; c", "é – £",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Copies_OfJson_SayTheSame(string text) =>
        AreTheSame(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            items = new Dictionary<string, object> { ["MIS08"] = 12, ["MIS09"] = new { value = 9, note = text }, ["TXT01"] = text },
        })), ReturnFormat.Json);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Copies_OfCsv_SayTheSame(string text)
    {
        var cell = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        AreTheSame(Encoding.UTF8.GetBytes($"{SampleForm.Header}MIS08,,12,,,\nMIS09,,9,,,{cell}\nTXT01,,{cell},,,\n"), ReturnFormat.Csv);
    }

    private static void AreTheSame(byte[] sent, ReturnFormat format)
    {
        var question = SampleForm.Question;
        var asked = new AskedReturn(question.Collection, question.Period, question.Instrument, question.Body);
        var answers = SampleForm.Read(sent, format);
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, sent);
            var corrected = SampleForm.Read(FormFiles.Corrected(asked, path, format)!, ReturnFormat.Csv);
            var annotated = SampleForm.Read(FormFiles.Annotated(asked, path, format, answers.Issues, ""), ReturnFormat.Xlsx);
            foreach (var item in new[] { "MIS09", "TXT01" })
            {
                Assert.Equal(answers.Answers.Of(item), corrected.Answers.Of(item));
                Assert.Equal(answers.Answers.Of(item), annotated.Answers.Of(item));
            }

            Assert.DoesNotContain(corrected.Issues, i => i.Rule == ReadingCheck.Personal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
