using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Xunit;

namespace Reporting.Domain.Tests.Findings;

public sealed class EvidenceLedgerTests
{
    private readonly AreaNames names = new(false, []);

    [Fact]
    public void All_NumbersOfSentencesAndTables_HaveOneEntryEach()
    {
        var (ledger, sentences, measure) = Of();
        sentences.Share(measure, true, 12);
        sentences.England(measure, AreaPart.Value);
        var ids = ledger.All().Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Contains("M01-2024-ENG-value", ids);
        Assert.Contains("M01-2024-ENG-above-12.0-count", ids);
        Assert.Contains("M01-2018-ENG-coverage", ids);
        Assert.Contains("M01-2024-301-value", ids);
        Assert.DoesNotContain("M01-2018-301-value", ids);
    }

    [Fact]
    public void All_OfAnAuthority_RestsOnItsOwnReturn()
    {
        var entry = Of().Ledger.All().Single(e => e.Id == "M01-2024-302-numerator");
        Assert.Equal("council-2024", entry.Inputs.Set);
        Assert.Equal(["302"], entry.Inputs.Only!);
        Assert.Equal("numerator_count", entry.Column);
    }

    [Fact]
    public void All_OfEngland_NamesWhoIsMissing()
    {
        var entry = Of().Ledger.All().Single(e => e.Id == "M01-2024-ENG-value");
        Assert.Equal(["303"], entry.Missing);
        Assert.Equal(["303"], entry.Inputs.Except);
        Assert.Equal((2, 3), (entry.Supplied, entry.Due));
        Assert.Equal("children who went missing ÷ children looked after × 100, each summed over the 2 authorities that supplied both", entry.Formula);
    }

    [Fact]
    public void All_OfARegion_RestsOnItsOwnReturns()
    {
        var entry = Of().Ledger.All().Single(e => e.Id == "M01-2024-E12000001-value");
        Assert.Equal(["301", "302"], entry.Inputs.Only!);
        Assert.Equal(["303"], entry.Missing);
    }

    [Fact]
    public void Cite_AnotherNumberUnderTheSameId_Throws()
    {
        var (ledger, _, measure) = Of();
        var value = MeasureEvidence.Of(measure, measure.England, AreaPart.Value, names);
        ledger.Cite(value);
        Assert.Throws<InvalidOperationException>(() => ledger.Cite(value with { Printed = "99%" }));
    }

    [Fact]
    public void Claim_EachFinding_HasTheNextId()
    {
        var (ledger, _, _) = Of();
        Assert.Equal(["F1", "F2"], [ledger.Claim("One.", []).Id, ledger.Claim("Two.", []).Id]);
    }

    private (EvidenceLedger Ledger, Sentences Sentences, PublishedMeasure Measure) Of()
    {
        var measure = Sample.Of(Sample.Measure, 2024, 12, Published.Of(13), Published.Of(11), Published.Confidential);
        PublishedPeriod[] periods = [new(Sample.Period(2018), [Sample.Of(Sample.Measure, 2018, 11, Published.Of(11))]), new(Sample.Period(2024), [measure])];
        var ledger = new EvidenceLedger(periods, names, [], StatisticalNeighbours.None);
        return (ledger, new(periods, names, Sample.Scale, ledger), measure);
    }
}

public sealed class AreaNamesTests
{
    [Fact]
    public void Name_Synthetic_IsANumberAndTheRegionStays()
    {
        var names = new AreaNames(true, [AuthorityCode.Parse("302"), AuthorityCode.Parse("301"), AuthorityCode.Parse("301")], "visits");
        var shown = names.Shown(Sample.Authority(302));
        Assert.True(names.Code(shown.Code) is "001" or "002");
        Assert.NotEqual(names.Code(shown.Code), names.Code(AuthorityCode.Parse("301")));
        Assert.Equal($"Example authority {names.Code(shown.Code)}", shown.Name);
        Assert.Equal($"X00000{names.Code(shown.Code)}", shown.Gss);
        Assert.Equal(Sample.North, shown.Region);
    }

    [Fact]
    public void Code_Synthetic_IsTheSameEachTimeAndInNoOrderOfTheRealOnes()
    {
        var codes = Enumerable.Range(301, 150).Select(c => AuthorityCode.Parse($"{c}")).ToList();
        var (once, again) = (new AreaNames(true, codes, "visits"), new AreaNames(true, codes.AsEnumerable().Reverse(), "visits"));
        var other = new AreaNames(true, codes, "homes");
        var numbers = codes.Select(c => int.Parse(once.Code(c))).ToList();
        Assert.Equal(Enumerable.Range(1, 150), numbers.Order());
        Assert.Equal(numbers, codes.Select(c => int.Parse(again.Code(c))));
        Assert.NotEqual(numbers, codes.Select(c => int.Parse(other.Code(c))));
        Assert.InRange(numbers.Zip(numbers.Skip(1)).Count(n => n.Second > n.First), 50, 100);
    }

    [Fact]
    public void Name_Real_IsItsOwn() => Assert.Equal("Town 302", new AreaNames(false, []).Name(Sample.Authority(302)));
}
