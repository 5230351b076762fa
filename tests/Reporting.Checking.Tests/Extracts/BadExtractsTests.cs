using System.Text;
using Reporting.Checking.Extracts;
using Reporting.Checking.Files;
using Xunit;
using static Reporting.Checking.Tests.Extracts.SmallExtracts;

namespace Reporting.Checking.Tests.Extracts;

/// <summary>Files as they should not be: understood and said, or refused by table, row and column.</summary>
public sealed class BadExtractsTests(ExtractsFixture fixture) : IClassFixture<ExtractsFixture>
{
    private const string InCare = "A,01/05/2023,S,C2,,";

    [Fact]
    public void Table_Twice_CountsOnce()
    {
        var derived = Derive(Episodes(InCare), new("copy.csv", Episodes(InCare).Value), Missing("A,M,10/06/2023,11/06/2023"));
        Assert.Equal((1, 1), (derived.Of("CLA01"), derived.Of("MIS02")));
        Assert.Contains("Rows of the SSDA903 table “episodes” that repeat another, which count once: 1", derived.LeftOut);
    }

    [Fact]
    public void Table_OfAnEarlierYear_IsNotUsed()
    {
        var old = new KeyValuePair<string, string>("old.csv", Episodes("B,01/05/2020,S,C2,01/02/2021,E8", "C,01/05/2020,S,C2,,").Value);
        var derived = Derive(old, Episodes(InCare));
        Assert.Equal(1, derived.Of("CLA01"));
        Assert.Equal(["it is of the year to 31 March 2021, which the period does not touch"], derived.Files[0].Faults);
        Assert.Equal("the SSDA903 table “episodes” of the year to 31 March 2024", Derive(old).Lack("CLA01"));
    }

    [Theory]
    [InlineData("302", "it is of another council (302), not of 301")]
    [InlineData("301", null)]
    public void Census_OfAnotherCouncil_IsNotUsed(string council, string? fault)
    {
        var (name, text) = Census(2024, Referral("2023-05-01"));
        var named = text.Replace("</Header>", $"<Source><LEA>{council}</LEA></Source></Header>", StringComparison.Ordinal);
        var derived = Derive(new KeyValuePair<string, string>(name, named));
        Assert.Equal(fault is null ? 1 : null, derived.Of("REF01"));
        Assert.Equal(fault is null ? [] : [fault], derived.Files[0].Faults);
    }

    [Theory]
    [InlineData("2023-06-10", "2023-06-11", "dates were read as year, month, day")]
    [InlineData("45087", "45088", "day numbers of a spreadsheet were read as dates")]
    [InlineData("10/06/2023 23:15", "11/06/2023 00:30", "times of day were left out")]
    [InlineData("10 June 2023", "11 June 2023", "dates with the month as a word were read")]
    public void Dates_WrittenOtherwise_AreReadAndSaid(string start, string end, string said)
    {
        var derived = Derive(Episodes(InCare), Missing($"A,M,{start},{end}"));
        Assert.Equal(1, derived.Of("MIS02"));
        Assert.Contains(said, string.Join(' ', derived.Files[1].Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A,M,06/25/2023,", "MIS_START: a date whose month seems to stand before the day; write day, month, year (row 2)")]
    [InlineData("A,M,31/06/2023,", "MIS_START: a day that is in no calendar (row 2)")]
    [InlineData("A,M,10/06/23,", "MIS_START: a date whose year has two digits; write four (row 2)")]
    [InlineData("A,M,,11/06/2023", "MIS_START: blank (row 2)")]
    [InlineData("A,,10/06/2023,", "MISSING: blank (row 2)")]
    [InlineData("A,M,10/06/2023", "fewer cells than the header (row 2)")]
    [InlineData("A,M,10/06/2023,,Smith", "more cells than the header (row 2)")]
    [InlineData("\"A,M,10/06/2023,", "a quotation mark that is not closed, or stands within a cell (row 2)")]
    public void Cell_ThatCannotBeRead_KeepsItsTableOutAndNamesThePlace(string row, string fault)
    {
        var derived = Derive(Episodes(InCare), Missing(row));
        Assert.Equal([$"the SSDA903 table “missing”: {fault}"], derived.Files[1].Faults);
        Assert.Equal("the SSDA903 table “missing”, of which a file could not be used", derived.Lack("MIS01"));
        Assert.Equal(1, derived.Of("CLA01"));
    }

    [Fact]
    public void Column_ThatIsMissing_LeavesOnlyItsItemsEmpty()
    {
        var derived = Derive(Table("episodes.csv", "CHILD,DECOM,RNE,LS,DEC", "A,01/05/2023,S,C2,"));
        Assert.Equal((1, 1), (derived.Of("CLA01"), derived.Of("CLA03")));
        Assert.Equal("REC of the SSDA903 table “episodes”, which a file has not", derived.Lack("CLA04"));
    }

    [Fact]
    public void Table_WithoutRows_IsZero()
    {
        var derived = Derive(Episodes(InCare), Missing());
        Assert.Equal((0, 0), (derived.Of("MIS01"), derived.Of("AWY02")));
    }

    [Fact]
    public void Codes_InSmallLettersOrUnknown_AreReadAndSaid()
    {
        var derived = Derive(Episodes("A,01/05/2023,s,v4,,", "B,01/05/2023,S,Q9,,"));
        Assert.Equal(1, derived.Of("CLA01"));
        Assert.Contains("LS: codes are not among those known; no rule looks for them (row 3)", derived.Files[0].Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Text_InLatin1OrWithSemicolons_IsRead()
    {
        var semicolons = Episodes("Zoë,01/05/2023,S,C2,,").Value.Replace(',', ';');
        var census = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" +
            Census(2024, Referral("2023-05-01")).Value.Replace(">K0<", ">Zoë<", StringComparison.Ordinal);
        var derived = fixture.DeriveBytes([new("e.csv", Encoding.Latin1.GetBytes(semicolons)), new("c.xml", Encoding.Latin1.GetBytes(census))]);
        Assert.Equal((1, 1), (derived.Of("CLA01"), derived.Of("REF01")));
        Assert.Contains(derived.Files[0].Lines, l => l == "its cells are separated by semicolons");
        Assert.Contains(derived.Files[1].Lines, l => l == "it was read as Windows-1252");
    }

    [Theory]
    [InlineData("<!DOCTYPE m [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Message>&e;</Message>", "it has a document type declaration")]
    [InlineData("<Message><Header><CollectionDetails><Collection>SC</Collection></CollectionDetails></Header></Message>", "it is another collection's file")]
    [InlineData("<Message><Children><Child><CINdetails><CINreferralDate>2023-05-01", "it breaks off there, or is not well-formed XML")]
    [InlineData("<html><body>none</body></html>", "This is a web page")]
    [InlineData("<data><row>1</row></data>", "it is XML, but neither")]
    [InlineData("", "the file is empty")]
    [InlineData("a,b,c\n1,2,3\n", "it has the columns of no table that is known")]
    public void File_OfAnotherKind_IsRefused(string text, string why)
    {
        var derived = Derive(Episodes(InCare), new("other.xml", text));
        Assert.Equal(1, derived.Of("CLA01"));
        Assert.Contains(why, derived.Files[1].Faults.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Xml_ThatBreaksOff_LeavesNoneOfItsRows()
    {
        var (name, text) = Census(2024, Referral("2023-05-01"), Referral("2023-05-02"));
        var derived = Derive(new(name, text[..^40]), new("whole.xml", Census(2024, Referral("2023-06-01")).Value));
        Assert.Equal(1, derived.Of("REF01"));
    }

    [Fact]
    public void Ssda903_AsOneXmlFile_GivesTheSame()
    {
        const string xml = """
            <OneReturn>
              <CHILD><HEADER><CHILDID>A</CHILDID><SEX>1</SEX><DOB>01/01/2010</DOB><UPN>X1</UPN>
                <AMISSING><MISSING>M</MISSING><MIS_START>10/06/2023</MIS_START><MIS_END>11/06/2023</MIS_END></AMISSING>
                <AMISSING><MISSING>A</MISSING><MIS_START>10/07/2023</MIS_START><MIS_END/></AMISSING></HEADER>
                <EPISODE><DECOM>01/05/2023</DECOM><RNE>S</RNE><LS>C2</LS><PL>U4</PL></EPISODE></CHILD>
              <CHILD><HEADER><CHILDID>B</CHILDID><SEX>2</SEX><DOB>01/01/2011</DOB></HEADER>
                <EPISODE><DECOM>01/05/2022</DECOM><RNE>S</RNE><LS>C2</LS><DEC>02/05/2023</DEC><REC>E8</REC></EPISODE></CHILD>
            </OneReturn>
            """;
        var derived = Derive(new KeyValuePair<string, string>("903.xml", xml));
        Assert.Equal((2, 1, 1, 1), (derived.Of("CLA01"), derived.Of("CLA04"), derived.Of("MIS02"), derived.Of("AWY04")));
    }

    [Fact]
    public void Workbook_WithSeveralSheets_IsReadSheetBySheet()
    {
        using var bytes = new MemoryStream();
        using (var book = new Book(bytes))
        {
            book.Add(new("Cover", [20], [["An invented council"]]));
            book.Add(new("E", [20], [["Title"], ["CHILD", "DECOM", "RNE", "LS", "DEC", "REC"], ["A", "01/05/2023", "S", "C2", null, null]]));
            book.Add(new(
                "List 8", [20],
                [
                    ["Child Unique ID", "Date Started to be Looked After", "Date Ceased to be Looked After",
                     "Number of Episodes the Child has been ’Missing’  from their Placement in the last 12 months"],
                    ["A", "01/05/2023", null, new(null, 3)],
                ]));
        }

        var derived = fixture.DeriveBytes([new("book.xlsx", bytes.ToArray()), new("missing.csv", Encoding.UTF8.GetBytes(Missing().Value))]);
        Assert.Equal(1, derived.Of("CLA01"));
        Assert.Contains(derived.CrossChecks, c => c is { Item: "MIS02", Derived: 0, Other: 3 });
    }

    [Fact]
    public async Task Extracts_LargerThanTheMemory_SayWhatToDo()
    {
        var folder = Directory.CreateTempSubdirectory("extracts");
        var file = Path.Combine(folder.FullName, "missing.csv");
        var rows = Enumerable.Range(0, 1_000_000).Select(i => $"CHILD{i:0000000000},M,10/06/2023,");
        await File.WriteAllLinesAsync(file, rows.Prepend("CHILD,MISSING,MIS_START,MIS_END"), TestContext.Current.CancellationToken);
        using var errors = new StringWriter();
        string[] question = ["--collection", "missing", "--period", "2024", "--instrument", "council", "--body", "301"];
        string[] args = [file, .. question, "--templates", ExtractsFixture.Templates];
        var code = await LocalDerive.RunAsync(args, TextWriter.Null, errors, "40MB", TestContext.Current.CancellationToken);
        folder.Delete(true);
        Assert.Equal(1, code);
        Assert.StartsWith("These extracts hold more rows than the 40MB of memory", errors.ToString(), StringComparison.Ordinal);
    }

    private DerivedReturn Derive(params KeyValuePair<string, string>[] files) => fixture.Derive(files);
}
