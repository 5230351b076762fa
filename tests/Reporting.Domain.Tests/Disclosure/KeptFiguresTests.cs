using System.Text;
using System.Text.Json;
using CsCheck;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>
/// What disclosure control decided is written to storage and read back: the same, to the last bit, and only in the form in which it was written.
/// </summary>
public sealed class KeptFiguresTests
{
    private static readonly Gen<(int Authorities, int Regions, int Seed, bool Public)> Periods =
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 9], Gen.Int[1, 1_000_000], Gen.Bool);

    [Fact]
    public void Period_WrittenAndRead_IsTheSame() => Periods.Sample(
        of =>
        {
            var protectedPeriod = Protect(of);
            if (protectedPeriod.Published.Protection!.Verdict is not AttackVerdict.Held)
                return;
            var bytes = KeptFigures.Bytes(protectedPeriod.Published);
            var read = KeptFigures.ReadPeriod(bytes);
            Assert.Equivalent(protectedPeriod.Published, read, strict: true);
            Assert.Equal(bytes, KeptFigures.Bytes(read));
        },
        iter: 40);

    [Fact]
    public void Edition_WrittenAndRead_IsTheSame_AndTheNextIsProtectedAsAgainstTheFirst() => Periods.Sample(
        of =>
        {
            var first = Protect(of).Edition;
            var read = KeptFigures.ReadEdition(KeptFigures.Bytes(first));
            Assert.Equal(KeptFigures.Bytes(first), KeptFigures.Bytes(read));
            Assert.Equivalent(first, read, strict: true);
            var (one, other) = (Protect(of with { Seed = of.Seed + 1 }, first), Protect(of with { Seed = of.Seed + 1 }, read));
            Assert.Equal(1, other.Edition.Number);
            Assert.Equal(KeptFigures.Bytes(one.Edition), KeptFigures.Bytes(other.Edition));
            Assert.Equivalent(one.Published, other.Published, strict: true);
        },
        iter: 15);

    [Fact]
    public void Period_ProtectedTwice_HasTheSameBytes() => Periods.Sample(
        of =>
        {
            var (one, two) = (Protect(of), Protect(of));
            Assert.Equal(KeptFigures.Bytes(one.Edition), KeptFigures.Bytes(two.Edition));
            if (one.Published.Protection!.Verdict is AttackVerdict.Held)
                Assert.Equal(KeptFigures.Bytes(one.Published), KeptFigures.Bytes(two.Published));
        },
        iter: 15);

    /// <summary>Every kind of value at once: a funnel, a share marked u, symbols of the source, an estimate, notes, a source's own figure.</summary>
    [Fact]
    public void Period_OfEveryKindOfValue_IsReadAsItWas()
    {
        var made = new PublishedPeriods(30, 3, source: 23.5);
        var counts = PublishedPeriods.Random(30, 5);
        (counts[1], counts[2]) = ((4, 9, 4), null);
        var own = made.Returned(2024, counts);
        var figures = own.Figures.ToDictionary(f => f.Key, f => f.Value);
        var (small, withheld) = (made.Authorities[0].Code, made.Authorities[3].Code);
        figures[small] = new Dictionary<string, (double A, double B)> { ["M1"] = (7, 9), ["M2"] = (3, 7), ["M3"] = (7, 40_000) }
            .ToDictionary(f => f.Key, f => Own.Of(f.Key, f.Value.A, f.Value.B, null, false, true, "Counted by hand.", null, ["A", "B"]));
        figures[withheld] = figures[withheld].ToDictionary(f => f.Key, f => Own.Of(f.Key, null, 90, Symbol.Low, true, false, "k: The source rounds it to 0."));
        var period = made.Protect(own with { Figures = figures, England = PublishedPeriods.Asked(75, 150) }).Published;
        var measure = period.Measure("M1")!;
        Assert.IsType<FunnelOutcome<AuthorityCode>.Drawn>(measure.Funnel);
        Assert.Contains(measure.Authorities, a => a.Value is Published.Withheld { FromSource: true });
        Assert.Contains(measure.Authorities, a => a.Comparability.Count == 2);
        Assert.Contains(period.Measures, m => m.Authorities.Any(a => a.Value is Published.Figure { Unreliable: true }));
        Assert.Equal(23.5, measure.England.SourceValue);

        var read = KeptFigures.ReadPeriod(KeptFigures.Bytes(period));
        Assert.Equivalent(period, read, strict: true);

        // A funnel also answers for figures that are not in it.
        var other = (MeasureValue.Value)MeasureValue.Proportion(60, 100, 100);
        var (before, after) = ((FunnelOutcome<AuthorityCode>.Drawn)measure.Funnel!, (FunnelOutcome<AuthorityCode>.Drawn)read.Measure("M1")!.Funnel!);
        Assert.Equal(before.PointOf(small, other), after.PointOf(small, other));
        Assert.Equal(before.AdjustedAt(80, Confidence.NinetyFive), after.AdjustedAt(80, Confidence.NinetyFive));
    }

    /// <summary>Stored figures outlive the program that wrote them, so their form changes only on purpose, under another name.</summary>
    [Fact]
    public void Period_OfTwoAuthorities_HasTheFormThatIsReadForEver()
    {
        var made = new PublishedPeriods(2, 1);
        var period = made.Protect(made.Returned(2024, [(100, 1000, 50), null])).Published;
        var one = period with { Measures = [period.Measure("M1")!] };
        Assert.Equal(
            """
            {"form":"figures-2","period":["2024","Year to 31 March 2024","2023-04-01","2024-03-31","2024-05-01","2024-07-31","2021"],
            "protection":[0,0,0,[],0,5,10,false],"regions":[["E12000000","Region 0",0]],
            "authorities":[["201","E09000000","Authority 0","Unitary",0,null,"2009-01-01",null,[],[]],
            ["202","E09000001","Authority 1","Unitary",0,null,"2009-01-01",null,[],[]]],
            "measures":[{"measure":{"id":"M1","title":"M1","short":"M1","theme":"t","instrument":"council","first":null,"last":null,
            "numerator":"sum(A)","denominator":"sum(B)","numeratorLabel":"sum(A)","denominatorLabel":"sum(B)","method":"Proportion",
            "multiplier":100,"unit":"%","decimals":1,"polarity":"Lower","hasInterval":true,"denominatorIsReference":false,
            "rankDecimals":null,"breaks":[],"isStock":false,"definition":"M1","publishedName":null,"source":null,"countsThings":false,
            "scale":[null,null],"among":null,"publishedNumerator":null,"publishedDenominator":null,"dictionaryName":null},
            "authorities":[[0,100,1000,10,8.29094435930957,12.015196319534839,null,null,"x","x",0,0,null,"None",[]],
            [1,"x","x","x","x","x",null,null,"x","x",0,0,"No return.","None",[]]],
            "regions":[[0,100,1000,10,8.29094435930957,12.015196319534839,1,2,[1],null]],
            "england":[null,100,1000,10,8.29094435930957,12.015196319534839,1,2,[1],null],"quartiles":[10,10,10],"ranked":0,
            "notRanked":"Only 1 authority can be compared; fewer than 20 are not ranked.","ofAreasAlone":false,
            "funnel":"Only 1 authority can be compared; fewer than 20 are not ranked."}]}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(KeptFigures.Bytes(one)));
    }

    [Theory]
    [InlineData("figures-2", "figures-1")]
    [InlineData("\"protection\"", "\"protections\"")]
    [InlineData("\"ranked\":0,", "")]
    [InlineData("\"ranked\":0,", "\"ranked\":0,\"more\":1,")]
    [InlineData("\"ranked\":0,", "\"ranked\":\"0\",")]
    [InlineData("\"ranked\":0,", "\"ranked\":0.5,")]
    [InlineData("\"Proportion\"", "\"Share\"")]
    [InlineData("\"Proportion\"", "\"0\"")]
    [InlineData("\"2009-01-01\"", "\"1 January 2009\"")]
    [InlineData("[\"201\",", "[\"999999\",")]
    [InlineData("[[0,100,", "[[7,100,")]
    [InlineData("[[0,100,", "[[0,true,")]
    [InlineData("[1,\"x\",", "[1,\"?\",")]
    [InlineData("[1,\"x\",", "[1,\"x\",\"x\",")]
    public void ReadPeriod_OfAnotherForm_IsRefused(string written, string instead)
    {
        var made = new PublishedPeriods(2, 1);
        var kept = Encoding.UTF8.GetString(KeptFigures.Bytes(made.Protect(made.Returned(2024, [(100, 1000, 50), null])).Published));
        Assert.Contains(written, kept, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => KeptFigures.ReadPeriod(Encoding.UTF8.GetBytes(kept.Replace(written, instead, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("edition-2", "edition-1")]
    [InlineData("\"Primary\"", "\"Small\"")]
    [InlineData("\"counts\":[[", "\"counts\":[[1],[")]
    public void ReadEdition_OfAnotherForm_IsRefused(string written, string instead)
    {
        var made = new PublishedPeriods(3, 1);
        var kept = Encoding.UTF8.GetString(KeptFigures.Bytes(made.Protect(made.Returned(2024, [(100, 1000, 3), (20, 90, 4), (60, 200, 4)])).Edition));
        Assert.Contains(written, kept, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => KeptFigures.ReadEdition(Encoding.UTF8.GetBytes(kept.Replace(written, instead, StringComparison.Ordinal))));
    }

    [Fact]
    public void Bytes_OfFiguresThatGiveSomethingAway_AreNotWritten()
    {
        var made = new PublishedPeriods(2, 1);
        var held = made.Protect(made.Returned(2024, [(100, 1000, 50), null])).Published;
        var leaking = held with { Protection = held.Protection! with { Verdict = new AttackVerdict.Leaks([new("201 A", 3, 3, [])]) } };
        Assert.Throws<InvalidOperationException>(() => KeptFigures.Bytes(leaking));
        Assert.Throws<InvalidOperationException>(() => KeptFigures.Bytes(held with { Protection = null }));
    }

    private static ProtectedPeriod Protect((int Authorities, int Regions, int Seed, bool Public) of, PublishedEdition? before = null)
    {
        var made = new PublishedPeriods(of.Authorities, of.Regions, of.Public);
        var own = made.Returned(2024, PublishedPeriods.Random(of.Authorities, of.Seed));
        return made.Protect(own with { England = PublishedPeriods.Asked(of.Seed % 150, 150) }, before);
    }
}
