using System.Text;
using CsCheck;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Checking.Tests.Reading;

/// <summary>Whatever is uploaded, the answer is a reading.</summary>
public sealed class AnyBytesTests
{
    private const string Csv = SampleForm.Header + "MIS08,\"Interviews, \"\"completed\"\"\",\"1,204\",,,\r\nMIS09,…,,NH,,why\nLEA04,,31/03/2017,,yes,é\n";
    private const string Json =
        """{"items":{"MIS08":{"value":12,"missing":null,"estimate":false,"note":"é\u00e9"},"MIS09":9.0,"INF01":["police"],"x":{"a":[1,{}]}}}""";

    private static readonly byte[] Workbook = File.ReadAllBytes(
        Path.Combine(SourceTree.Root, "tests", "Reporting.Checking.Tests", "Reading", "corpus", "book-shared-strings.xlsx"));

    private static readonly Gen<byte[]> Bytes = Gen.Byte.Array[0, 300];

    /// <summary>What matters to the readers, so that chance meets it often.</summary>
    private static readonly Gen<string> Pieces = Gen.OneOfConst(
        "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "\0", "code", "value", "missing", "note", "MIS08", "MIS09", "mis9", "12", "-1", "1,2", "1e5", "NaN",
        "c", "NH", "é", "\uFEFF", "sep=;", " ", "authority", "Total",
        "{", "}", "[", "]", ":", "\"items\"", "null", "true", "//", "/*", "\\u", "\ud83d", "31/12/2017", "(", "%", "£", SampleForm.Header);

    [Fact]
    public void ReadForm_RandomBytes_IsAReading() =>
        Gen.Select(Bytes, Gen.Enum<ReturnFormat>()).Sample((bytes, format) => IsSound(SampleForm.Read(bytes, format)), iter: 2_000);

    [Fact]
    public void ReadForm_RandomPieces_IsAReading() =>
        Gen.Select(
            Pieces.Array[0, 60], Gen.OneOfConst<Encoding>(Encoding.UTF8, Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode),
            Gen.OneOfConst(ReturnFormat.Csv, ReturnFormat.Json))
            .Sample((pieces, encoding, format) => IsSound(SampleForm.Read(encoding.GetBytes(string.Concat(pieces)), format)), iter: 2_000);

    [Fact]
    public void ReadForm_ChangedCsv_IsAReading() => Changed(Encoding.UTF8.GetBytes(Csv), ReturnFormat.Csv, 1_000);

    [Fact]
    public void ReadForm_ChangedJson_IsAReading() => Changed(Encoding.UTF8.GetBytes(Json), ReturnFormat.Json, 2_000);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("()")]
    [InlineData("%")]
    [InlineData("'")]
    public void ReadForm_NumberOfJsonWithoutDigits_IsAReading(string text) =>
        IsSound(SampleForm.Read(Encoding.UTF8.GetBytes(Json.Replace("9.0", $"\"{text}\"", StringComparison.Ordinal)), ReturnFormat.Json));

    [Fact]
    public void ReadForm_ChangedWorkbook_IsAReading() => Changed(Workbook, ReturnFormat.Xlsx, 2_000);

    [Theory]
    [InlineData(ReturnFormat.Csv)]
    [InlineData(ReturnFormat.Json)]
    [InlineData(ReturnFormat.Xlsx)]
    public void ReadForm_EveryTruncation_IsAReading(ReturnFormat format)
    {
        var whole = format switch
        {
            ReturnFormat.Csv => Encoding.UTF8.GetBytes(Csv),
            ReturnFormat.Json => Encoding.UTF8.GetBytes(Json),
            _ => Workbook,
        };
        for (var length = 0; length < whole.Length; length++)
        {
            var reading = SampleForm.Read(whole.AsSpan(0, length), format);
            IsSound(reading);
            if (format is not ReturnFormat.Csv) Assert.NotEmpty(reading.Issues);
        }
    }

    [Theory]
    [InlineData("sheet1.xml")]
    [InlineData("workbook.xml")]
    [InlineData("sharedStrings.xml")]
    public void ReadForm_ChangedXmlInWorkbook_IsAReading(string part) =>
        Gen.Select(
            Gen.Int[0, 10_000],
            Gen.OneOfConst(
                "<", ">", "&", "\"", "<c r=\"A1\">", "</row>", "<v>", "9999999999", "-1", "\0", "<is>", "<f>", "é", "<![CDATA[", "s=\"99\"", "&#x1;",
                "")).Sample(
            (at, piece) => IsSound(SampleForm.Read(ChangedWorkbook.Of(Workbook, part, xml => xml.Insert(at % xml.Length, piece)), ReturnFormat.Xlsx)),
            iter: 600);

    private static void Changed(byte[] whole, ReturnFormat format, int times) =>
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 2]).Sample(
            (first, a, second, b, how) =>
            {
                var changed = (byte[])whole.Clone();
                changed[first] = a;
                if (how > 0) changed[second] = b;
                if (how > 1) changed = [.. changed[..first], .. changed[Math.Min(first + 3, changed.Length)..]];
                IsSound(SampleForm.Read(changed, format));
            },
            iter: times);

    private static bool IsSound(FormReading reading)
    {
        Assert.Equal(9, reading.Answered + reading.Missing + reading.Blank);
        Assert.Equal(reading.Issues.Count, reading.Issues.Select(i => i.Id).Distinct().Count());
        Assert.All(reading.Issues, i =>
        {
            Assert.StartsWith("READ-", i.Rule, StringComparison.Ordinal);
            Assert.NotEmpty(i.Message);
            Assert.NotNull(i.Fix);
            Assert.True(i.Value is null || i.Value.Length <= 160, i.Value);
            Assert.DoesNotContain(i.Message, char.IsControl);
            Assert.False(i.Value?.Any(char.IsControl) ?? false);
        });
        return true;
    }
}
