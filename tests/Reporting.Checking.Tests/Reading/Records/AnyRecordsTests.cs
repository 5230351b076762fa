using System.Text;
using CsCheck;
using Reporting.Checking.Reading.Formats;
using Xunit;

namespace Reporting.Checking.Tests.Reading.Records;

/// <summary>Whatever is uploaded as records, the answer is a reading.</summary>
public sealed class AnyRecordsTests(SampleRecords records) : IClassFixture<SampleRecords>
{
    private const string Csv =
        "A title\n\n" + SampleRecords.Header + SampleRecords.Row
            + "K002,205,01/03/2018,NA,\"1,204.5\",,Final,none,\"two\nlines \"\"é\"\"\",yes\r\nTotal,,,,,,,,,\n";
    private const string Json =
        """{"rows":[{"case_id":"K001","council":"204","seen_on":"2018-02-01","planning":3,"hours":1.5e1,"escalated":true,"agencies":["police"],"""
        + """ "x":{"a":[1,{}]}},{"planning":"NA"}]}""";

    private static readonly Gen<string> Pieces = Gen.OneOfConst(
        "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "\0", "case_id", "planning", "council", "204", "12", "-1", "1,2", "1e5", "NaN", "c", "NH", "é",
        "\uFEFF", "sep=;", " ", "authority", "Total",
        "{", "}", "[", "]", ":", "\"rows\"", "\"planning\"", "null", "true", "//", "\\u", "\ud83d", "31/12/2017", "(", "%", "£",
        SampleRecords.Header, SampleRecords.Row);

    [Fact]
    public void ReadRecords_RandomPieces_IsAReading() =>
        Gen.Select(
            Pieces.Array[0, 60],
            Gen.OneOfConst<Encoding>(Encoding.UTF8, Encoding.Latin1, Encoding.Unicode),
            Gen.OneOfConst(ReturnFormat.Csv, ReturnFormat.Json))
            .Sample((pieces, encoding, format) => IsSound(encoding.GetBytes(string.Concat(pieces)), format), iter: 500);

    [Fact]
    public void ReadRecords_RandomBytes_IsAReading() => Gen.Select(Gen.Byte.Array[0, 300], Gen.Enum<ReturnFormat>()).Sample(IsSound, iter: 300);

    [Theory]
    [InlineData(ReturnFormat.Csv, Csv)]
    [InlineData(ReturnFormat.Json, Json)]
    public void ReadRecords_ChangedOrCut_IsAReading(ReturnFormat format, string text)
    {
        var whole = Encoding.UTF8.GetBytes(text);
        for (var length = 0; length < whole.Length; length++)
            IsSound(whole[..length], format);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 5].Sample(changes =>
        {
            var changed = whole.ToArray();
            foreach (var (at, to) in changes)
                changed[at] = to;
            IsSound(changed, format);
        }, iter: 300);
    }

    private void IsSound(byte[] bytes, ReturnFormat format)
    {
        var reading = records.Read(bytes, format);
        Assert.All(reading.Issues, i => Assert.False(string.IsNullOrWhiteSpace(i.Message)));
        Assert.Equal(reading.Issues.Count, reading.Issues.Select(i => i.Id).Distinct().Count());
    }
}
