using System.Text;
using CsCheck;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Text;
using Reporting.Domain.Collections;
using Xunit;

namespace Reporting.Checking.Tests.Reading;

public sealed class CsvTests
{
    [Theory]
    [InlineData("\"code,label,value,missing,estimate,note\"\n\"MIS08,,12,,,\"\n")]
    [InlineData("\"code;value;note\"\n\"MIS08;12;\"\n")]
    public void ReadForm_RowsInOneCellEach_SaysHowToSplitThem(string text) =>
        Assert.Contains("Text to columns", Assert.Single(SampleForm.Read(text).Issues).Fix, StringComparison.Ordinal);

    /// <summary>What is written by the rules comes back, whatever is in it and however the blocks fall.</summary>
    [Fact]
    public void Scanner_OfWellWrittenTable_GivesTheSameCells() =>
        Gen.Select(
            Gen.String[Gen.Char["ab\",;\n é\u00A0"], 0, 8].Array[2, 4].Array[1, 30],
            Gen.OneOfConst(',', ';', '\t', '|'),
            Gen.OneOfConst("\n", "\r\n", "\r"),
            Gen.Int[1, 7]).Sample((table, delimiter, lineEnd, block) =>
        {
            var text = string.Join(
                lineEnd, table.Select(r => string.Join(delimiter, r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
            var scanner = new CsvScanner(new InBlocks(text, block), delimiter);
            var row = new TableRow();
            foreach (var expected in table)
            {
                Assert.True(scanner.Read(row));
                Assert.Equal(RowDefects.None, row.Defects);
                Assert.Equal(expected.Length, row.Count);
                for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], row[i].ToString());
            }

            Assert.False(scanner.Read(row));
        });

    /// <summary>Cells in quotes and without, rows of all lengths, delimiters of any kind: where each cell stands is found whatever stands beside it.</summary>
    [Fact]
    public void Scanner_OfCellsWithQuotesAndWithout_GivesTheSameCells() =>
        Gen.Select(
            Gen.Select(Gen.String[Gen.Char["ab\", \n\u00A0é→\uFFFD"], 0, 40], Gen.Bool).Array[1, 12].Array[1, 40],
            Gen.OneOfConst(',', '\t', '¦', '→'),
            Gen.OneOfConst("\n", "\r\n", "\r"),
            Gen.OneOfConst(1, 17, 32_768),
            Gen.Bool).Sample((table, delimiter, lineEnd, block, endsTheLast) =>
        {
            var text = string.Join(lineEnd, table.Select(r => string.Join(delimiter, r.Select(Written)))) + (endsTheLast ? lineEnd : "");
            var scanner = new CsvScanner(new InBlocks(text, block), delimiter);
            var row = new TableRow();
            var line = 1;
            for (var at = 0; at < table.Length; at++)
            {
                // Nothing at all after the last line end is no row.
                if (at == table.Length - 1 && !endsTheLast && table[at] is [("", false)]) break;
                Assert.True(scanner.Read(row));
                Assert.Equal((at + 1, line, RowDefects.None, table[at].Length), (row.Number, row.Line, row.Defects, row.Count));
                for (var i = 0; i < row.Count; i++) Assert.Equal(table[at][i].Item1, row[i].ToString());
                line += 1 + table[at].Sum(c => c.Item1.Count(k => k == '\n'));
            }

            Assert.False(scanner.Read(row));

            string Written((string Text, bool Quoted) cell) =>
                cell.Quoted || cell.Text.AsSpan().ContainsAny("\"\n") || cell.Text.Contains(delimiter, StringComparison.Ordinal)
                    ? $"\"{cell.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                    : cell.Text;
        });

    /// <summary>A character on the edge of a block is as whole as any other.</summary>
    [Theory]
    [InlineData(131_070)]
    [InlineData(131_071)]
    [InlineData(131_072)]
    [InlineData(4_095)]
    [InlineData(4_096)]
    public void Open_CharacterOverTheEdgeOfABlock_IsUtf8(int before)
    {
        foreach (var character in (string[])["é", "…", "😀"])
        {
            var path = Path.GetTempFileName();
            File.WriteAllText(path, new string('a', before - 1) + character + "b");
            Assert.Equal("UTF-8", TextSource.Open(path).Name);
            File.WriteAllText(path, new string('a', before - 1) + "é", Encoding.Latin1);
            Assert.Equal("Windows-1252", TextSource.Open(path).Name);
            File.Delete(path);
        }
    }

    [Fact]
    public void ReadForm_WrongInEveryRow_ListsAThousandAndCountsTheRest()
    {
        var text = new StringBuilder(SampleForm.Header);
        for (var i = 0; i < 3_000; i++) text.Append("ZZ").Append(i).Append(",,1,,,\n");
        var reading = SampleForm.Read(text.ToString());
        Assert.Equal(1_001, reading.Issues.Count);
        var last = reading.Issues[^1];
        Assert.Equal(("READ-MORE", Severity.Error), (last.Rule, last.Severity));
        Assert.Contains("2,002 more issues", last.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("a")]
    [InlineData(",")]
    [InlineData("\n")]
    [InlineData("\"a\"b\n")]
    [InlineData("\"\"\"\n")]
    [InlineData("MIS08,\"12,,\n")]
    public void ReadForm_HugeAndHostile_TakesNeitherTimeNorMemory(string piece)
    {
        var path = Path.GetTempFileName();
        using (var file = new StreamWriter(path))
        {
            file.Write(SampleForm.Header);
            for (var written = 0; written < 20_000_000; written += piece.Length) file.Write(piece);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = TimeProvider.System.GetTimestamp();
        Assert.NotEmpty(ReturnReader.ReadForm(path, ReturnFormat.Csv, SampleForm.Question, TestContext.Current.CancellationToken).Issues);
        // What five million rows cost together, each of which is looked at for personal details though it is not read.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        File.Delete(path);
    }

    [Fact]
    public void ReadForm_SameMistakeInTheNextVersion_HasTheSameId()
    {
        var first = Assert.Single(SampleForm.Read(SampleForm.Header + "MIS08,,12,,,\nMIS09,,x y,,,\n").Issues);
        var second = Assert.Single(SampleForm.Read("Return of 2018\n\n" + SampleForm.Header + "MIS09,,y x,,,\nMIS08,,12,,,\n").Issues);
        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(first.Row, second.Row);
    }

    private sealed class InBlocks(string text, int block) : StringReader(text)
    {
        public override int Read(char[] buffer, int index, int count) => base.Read(buffer, index, Math.Min(count, block));
    }
}
