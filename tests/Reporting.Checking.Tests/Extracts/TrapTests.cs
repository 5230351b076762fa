using Reporting.Checking.Extracts;
using Reporting.TestEnvironment;
using Xunit;
using static Reporting.Checking.Tests.Extracts.SmallExtracts;

namespace Reporting.Checking.Tests.Extracts;

/// <summary>What everybody falls into who counts these figures by hand, each alone. Figures were counted by eye.</summary>
public sealed class TrapTests(ExtractsFixture fixture) : IClassFixture<ExtractsFixture>
{
    private const string InCare = "A,01/05/2020,S,C2,,";

    [Fact]
    public void Episodes_ShortBreakThenOrdinaryCare_CountsTheChildAndAsksAboutTheStart()
    {
        var derived = Derive(Episodes("A,01/05/2022,S,V4,01/06/2023,X1", "A,01/06/2023,L,C2,,", "B,02/06/2023,S,V3,,"));
        Assert.Equal((1, 1, 0), (derived.Of("CLA01"), derived.Of("CLA02"), derived.Of("CLA03")));
        AssertSaid(derived.Warnings, "Episodes of ordinary care that follow a short break", ": 1 (episodes.csv, row 3)");
        AssertSaid(derived.LeftOut, "Episodes that are short breaks", ": 2");
    }

    [Fact]
    public void Episodes_StartedAndCeasedTwice_CountOnceEach()
    {
        var derived = Derive(Episodes("A,01/05/2023,S,V2,10/07/2023,E4A", "A,05/12/2023,S,V2,20/02/2024,e4a", "A,01/03/2024,S,C2,,", "A,01/03/2024,S,C2,,"));
        Assert.Equal((1, 1, 1), (derived.Of("CLA03"), derived.Of("CLA04"), derived.Of("CLA02")));
    }

    [Theory]
    [InlineData("X1", 0)]
    [InlineData("x1", 0)]
    [InlineData("", 0)]
    [InlineData("E8", 1)]
    public void Episodes_EndedForAReason_CeaseUnlessCareGoesOn(string reason, int ceased) =>
        Assert.Equal(ceased, Derive(Episodes($"A,01/05/2020,S,C2,12/02/2024,{reason}")).Of("CLA04"));

    [Fact]
    public void Incidents_AcrossTheStartOfTheYear_CountAndSayHowManyBeganInIt()
    {
        var derived = Derive(Episodes(InCare), Missing("A,M,25/03/2023,05/04/2023", "A,M,10/05/2023,11/05/2023"));
        Assert.Equal((2, 1), (derived.Of("MIS02"), derived.Beside("MIS02", "Counting only incidents that began in the year")));
    }

    [Fact]
    public void Incidents_OpenAtTheEnd_AreThoseWithoutAnEndOrWithALaterOne()
    {
        var derived = Derive(
            Episodes(InCare, "B,01/05/2020,S,C2,,", "C,01/05/2020,S,C2,,"),
            Missing("A,M,25/03/2024,", "B,M,25/03/2024,03/04/2024", "C,M,25/03/2024,31/03/2024"));
        Assert.Equal((3, 2), (derived.Of("MIS01"), derived.Of("MIS04")));
    }

    [Fact]
    public void Incidents_OfOneDayOrTouching_AreTwoAndOverlapsAreAskedAbout()
    {
        var derived = Derive(
            Episodes(InCare), Missing("A,M,10/06/2023,12/06/2023", "A,M,12/06/2023,12/06/2023", "A,M,11/06/2023,13/06/2023", "A,M,01/10/2023,01/10/2023"));
        Assert.Equal(4, derived.Of("MIS02"));
        Assert.Contains(derived.Warnings, w => w.StartsWith("Incidents that overlap another of the same child; each was counted: 2", StringComparison.Ordinal));
    }

    [Fact]
    public void Incidents_OutsideCare_AreLeftOutAndCounted()
    {
        var derived = Derive(
            Episodes("A,01/05/2023,S,C2,01/08/2023,E8"),
            Missing("A,M,20/04/2023,21/04/2023", "A,M,02/08/2023,03/08/2023", "A,M,01/08/2023,02/08/2023", "B,M,01/08/2023,02/08/2023", "A,A,01/07/2023,"));
        Assert.Equal((1, 0), (derived.Of("MIS02"), derived.Of("AWY04")));
        AssertSaid(derived.LeftOut, "Missing incidents of the year that began", ": 3");
        Assert.Contains(derived.Warnings, w => w.StartsWith("Incidents without an end although the child has left care", StringComparison.Ordinal));
    }

    [Fact]
    public void Children_SeekingAsylum_AreCountedAndMentioned()
    {
        var derived = Derive(Episodes(InCare), Table("uasc.csv", "CHILD,SEX,DOB,DUC", "A,1,01/01/2007,"));
        Assert.Equal(1, derived.Of("CLA01"));
        Assert.Contains(derived.Warnings, w => w.StartsWith("Unaccompanied asylum-seeking children", StringComparison.Ordinal));
    }

    [Fact]
    public void Away_Never_IsZeroAndAsksWhetherTheCodeIsUsed()
    {
        var figure = Derive(Episodes(InCare), Missing("A,M,10/06/2023,12/06/2023")).Figures.Single(f => f.Item.Item == "AWY01");
        Assert.Equal(0, figure.Value);
        Assert.Contains("enter the missing code NH", figure.Item.IfZero, StringComparison.Ordinal);
    }

    [Fact]
    public void Factors_AloneTwiceOrNone_CountAsTheItemSays()
    {
        var derived = Derive(Census(
            2024,
            Referral(
                "2023-04-10", null, false, Assessment("2023-06-01", "21"),
                Assessment("2023-06-02", "21", "10A").Replace("05-01<", "05-02<", StringComparison.Ordinal)),
            Referral("2023-04-11", null, false, Assessment("2023-06-01", "11A", "11A", "11a")), Referral("2023-04-12", null, false, Assessment("2023-06-01")),
            Referral("2023-04-12", null, false, Assessment("2023-03-31", "11A"))));
        Assert.Equal((2, 1, 1), (derived.Of("FAC01"), derived.Of("FAC02"), derived.Of("FAC03")));
        Assert.Equal((2, 3), (derived.Beside("FAC01", "By episode of need"), derived.Beside("FAC01", "With code 21 alone")));
        Assert.Contains(derived.Warnings, w => w.StartsWith("Authorised assessments that name no factor; they were not counted: 1", StringComparison.Ordinal));
        Assert.Contains(derived.Files.Single().Lines, l => l.Contains("given twice", StringComparison.Ordinal));
    }

    [Fact]
    public void ChildrenInNeed_ReferredWithoutFurtherAction_AreNotOpen()
    {
        var derived = Derive(Census(
            2024, Referral("2023-04-10"), Referral("2023-04-10", null, true), Referral("2023-04-10", "2024-03-31"), Referral("2023-04-10", "2024-04-01"),
            Referral("2024-03-31")));
        Assert.Equal((3, 5), (derived.Of("CIN01"), derived.Of("REF01")));
    }

    [Theory]
    [InlineData("2022-09-01", "2023-09-01", 1)]
    [InlineData("2022-08-31", "2023-09-01", 0)]
    [InlineData("2023-02-28", "2024-02-29", 1)]
    [InlineData("2023-02-27", "2024-02-29", 0)]
    [InlineData("2023-01-31", "2024-01-31", 1)]
    public void Referral_WithinTwelveMonths_CountsToTheDay(string before, string day, int again) =>
        Assert.Equal(again, Derive(Census(2024, Referral(day)), Census(2023, Referral(before, "2023-03-01"))).Of("REF02"));

    [Fact]
    public void Referrals_WithoutTheCensusBefore_LeaveTheItemEmpty()
    {
        var derived = Derive(Census(2024, Referral("2023-05-01", "2023-06-01"), Referral("2023-09-01")));
        Assert.Null(derived.Of("REF02"));
        Assert.StartsWith("the census of the year before", derived.Lack("REF02"), StringComparison.Ordinal);
        Assert.DoesNotContain("REF02", DerivedForm.Answers(derived).Answers.Keys);
    }

    [Fact]
    public void Children_UnderTwoIdentifiers_AreAskedAboutAndNotMerged()
    {
        var derived = Derive(
            Episodes(InCare, "B,01/05/2021,S,C2,,"),
            Table(
                "header.csv", "CHILD,SEX,DOB,ETHNIC,UPN",
                "A,1,01/01/2010,WBRI,X1", "B,1,01/01/2010,WBRI,X1", "C,1,01/01/2010,WBRI,UN3", "D,1,01/01/2010,WBRI,UN3"));
        Assert.Equal(2, derived.Of("CLA01"));
        AssertSaid(derived.Warnings, "Children who seem to be there under two identifiers", ": 1");
    }

    [Fact]
    public void Register_OfChildrenWhomNoOtherFileKnows_IsAskedAbout()
    {
        var register = Table("register.csv", "child_id,concern_date,screened,level,closed_date", "A,01/05/2023,Y,high,", "a1,01/06/2023,N,low,");
        var derived = fixture.Derive(
            [register, Episodes(InCare), Census(2024, Referral("2023-05-01"))], fixture.Asked("cse", new(2023, 4, 1), new(2024, 3, 31)));
        Assert.Equal((2, 1), (derived.Of("IDA01"), derived.Of("CLA01")));
        Assert.Contains(derived.Warnings, w => w.StartsWith(
            "Children of the register whose identifier is in neither the episodes of care nor the census", StringComparison.Ordinal)
            && w.Contains(": 1", StringComparison.Ordinal));
    }

    /// <summary>A child's age depends on the day that it is taken on, so no figure may need one without saying the day. None does.</summary>
    [Fact]
    public void Ages_AreInNoRule()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(SourceTree.Root, "templates", "collections"), "derive.yaml", SearchOption.AllDirectories))
            Assert.DoesNotMatch(@"(?i)\b(age|dob|PersonBirthDate|birthday)\b", File.ReadAllText(file));
    }

    [Fact]
    public void Codes_BeforeTheyWereUsed_LeaveTheItemEmpty()
    {
        var derived = fixture.Derive([Census(2021, Referral("2020-05-01"))], fixture.Asked(from: new(2020, 4, 1), to: new(2021, 3, 31)));
        Assert.Equal(0, derived.Of("FAC02"));
        Assert.Equal("code 24A, which was not used in all of the period", derived.Lack("FAC06"));
    }

    [Fact]
    public void Period_OverTwoReturns_NeedsBothAndDropsWhatBothTell()
    {
        var asked = fixture.Asked("cse", new(2015, 10, 1), new(2016, 9, 30));
        var first = Episodes("A,01/05/2015,S,C2,,", "B,01/05/2015,S,C2,01/06/2015,E8");
        var second = new KeyValuePair<string, string>("episodes-2017.csv", Episodes("A,01/05/2015,S,C2,01/02/2017,E8").Value);
        var incidents = Missing("A,M,10/12/2015,11/12/2015", "A,M,30/03/2016,");
        var later = new KeyValuePair<string, string>("missing-2017.csv", Missing("A,M,30/03/2016,03/04/2016", "A,M,02/08/2016,03/08/2016").Value);
        Assert.Equal(
            "the SSDA903 table “episodes” of the year to 31 March 2017 too; the SSDA903 table “missing” of the year to 31 March 2017 too",
            InOrder([first, incidents]));
        Assert.Equal(3, fixture.Derive([first, second, incidents, later], asked).Of("MIS04"));
        Assert.Contains(
            "was not collected for the year to 31 March 2014",
            fixture.Derive([first], fixture.Asked("cse", new(2013, 10, 1), new(2014, 9, 30))).Lack("MIS03"), StringComparison.Ordinal);

        string InOrder(KeyValuePair<string, string>[] files) =>
            string.Join("; ", fixture.Derive(files, asked).Figures.Single(f => f.Item.Item == "MIS04").Lacks.Order(StringComparer.Ordinal));
    }

    private static void AssertSaid(IEnumerable<string> said, string begins, string ends) => Assert.Contains(
        said, s => s.StartsWith(begins, StringComparison.Ordinal) && s.EndsWith(ends, StringComparison.Ordinal));

    private DerivedReturn Derive(params KeyValuePair<string, string>[] files) => fixture.Derive(files);
}
