using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Checking.Tests.Definitions;

public sealed class DefinitionLoaderTests
{
    [Fact]
    public void Load_Fixture_HoldsWhatTheFilesSay()
    {
        var definitions = Loaded(TemplateCopy.Fixture);
        var collection = definitions.Find("visits")!;

        Assert.True(collection.Synthetic);
        Assert.Equal(["2022", "2023", "2024"], collection.Periods.Select(p => p.Id));
        Assert.Equal(["case-examinations", "council"], collection.Instruments.Select(i => i.Id));
        Assert.True(Assert.Single(collection.MissingCodes).KeepsSourceSymbol);
        var council = collection.Instrument("council")!;
        Assert.Equal(InstrumentKind.Form, council.Kind);
        Assert.Equal(8, council.ItemsOf("2022").Count());
        Assert.Equal(9, council.ItemsOf("2023").Count());
        Assert.Equal(9, council.RulesOf("2022").Count());
        var rule = council.Rules[1];
        Assert.True(rule.Explainable);
        Assert.Equal(1, rule.Version);
        Assert.Equal(10L, rule.Fails.Values["last.VIS01"]);
        Assert.Equal(new DateOnly(2024, 12, 1), council.Rules.Single(r => r.Id == "PLN-R02").Fails.Values["PLN02"]);
        Assert.Equal(true, council.Rules.Single(r => r.Id == "PLN-R01").Passes.Values["PLN01"]);
        Assert.True(collection.Instrument("case-examinations")!.FromInspectorate);
        Assert.Equal(70, collection.Published.Find("share_visited", PublishedFigures.England, "2024"));
    }

    [Fact]
    public void Load_Measures_HaveUsualMultipliersAndKnowPublicDenominators()
    {
        var measures = Loaded(TemplateCopy.Fixture).Find("visits")!.Measures.ToDictionary(m => m.Id);

        Assert.Equal(100, measures["M01"].Multiplier);
        Assert.Equal(10_000, measures["M02"].Multiplier);
        Assert.False(measures["M02"].HasInterval);
        Assert.True(measures["M01"].HasInterval);
        Assert.Equal(["2024"], measures["M02"].Breaks);
        Assert.Equal("Children visited within a week", measures["M03"].Short);
        Assert.Equal(["M02"], measures.Values.Where(m => m.DenominatorIsReference).Select(m => m.Id));
    }

    [Fact]
    public void Due_AfterAReorganisation_HasTheNewAuthorities()
    {
        var definitions = Loaded(TemplateCopy.Fixture);
        var collection = definitions.Find("visits")!;

        Assert.Equal(["301", "302", "303", "304"], definitions.Due(collection.Period("2023")!).Select(a => a.Code.ToString()));
        Assert.Equal(["301", "302", "304", "305", "306"], definitions.Due(collection.Period("2024")!).Select(a => a.Code.ToString()));
        Assert.Equal("Inner London", definitions.Authorities.All[0].London);
    }

    [Fact]
    public void Reference_OfAPeriod_IsTheMiddleOfTheYearBefore()
    {
        var definitions = Loaded(TemplateCopy.Fixture);
        var period = definitions.Find("visits")!.Period("2024")!;

        Assert.Equal(41000, definitions.Reference.Find("population_0_17", AuthorityCode.Parse("301"), period));
        Assert.Null(definitions.Reference.Find("population_0_17", AuthorityCode.Parse("305"), period));
        Assert.Equal(["302", "303"], definitions.Neighbours.Of("2021", AuthorityCode.Parse("301")).Select(c => c.ToString()));
    }

    [Fact]
    public void Tiles_OfAPeriod_AreThoseOfItsGeography()
    {
        var definitions = Loaded(TemplateCopy.Fixture);
        var collection = definitions.Find("visits")!;

        Assert.Equal(["301", "303"], definitions.Tiles.Of(collection.Period("2022")!).Select(t => t.Code.ToString()));
        Assert.Equal(["301", "303"], definitions.Tiles.Of(collection.Period("2023")!).Select(t => t.Code.ToString()));
        Assert.Equal(["301", "305", "306"], definitions.Tiles.Of(collection.Period("2024")!).Select(t => t.Code.ToString()));
    }

    [Theory]
    [InlineData(1, "all")]
    [InlineData(0.999, "almost all")]
    [InlineData(0.965, "almost all")]
    [InlineData(0.9649, "most")]
    [InlineData(0.795, "most")]
    [InlineData(0.645, "a large majority")]
    [InlineData(0.5001, "a majority")]
    [InlineData(0.5, "half")]
    [InlineData(0.4999, "a minority")]
    [InlineData(0.345, "a minority")]
    [InlineData(0.195, "a small minority")]
    [InlineData(0.001, "a few")]
    [InlineData(0, "none")]
    public void Words_OfAShare_AreThoseOfItsBand(double share, string words) =>
        Assert.Equal(words, Loaded(TemplateCopy.Fixture).Scales["thematic-1"].Words(share));

    [Fact]
    public void Hash_OfAChangedByte_Differs()
    {
        using var copy = new TemplateCopy();
        var before = Loaded(copy.Folder);
        copy.Replace(TemplateCopy.Collection, "About visits.", "About visits!");
        var after = Loaded(copy.Folder);

        Assert.Equal(Loaded(TemplateCopy.Fixture).Hash, before.Hash);
        Assert.NotEqual(before.Hash, after.Hash);
        Assert.NotEqual(before.Find("visits")!.Definition, after.Find("visits")!.Definition);
    }

    /// <summary>Each step is done again for a change in one of the files that it reads, and for no other.</summary>
    [Theory]
    [InlineData("collections/visits/collection.yaml", "checking measuring protecting")]
    [InlineData("collections/visits/instruments/council.yaml", "checking measuring protecting")]
    [InlineData("collections/visits/published.csv", "checking measuring protecting")]
    [InlineData("reference/authorities.csv", "checking measuring protecting")]
    [InlineData("reference/population_0_17.csv", "checking measuring protecting")]
    [InlineData("collections/visits/measures.yaml", "measuring protecting")]
    [InlineData("reference/statistical_neighbours.csv", "protecting")]
    [InlineData("reference/tiles.csv", "")]
    [InlineData("reference/quantifiers.yaml", "")]
    [InlineData("reference/reference.yaml", "")]
    public void Definition_OfAChangedFile_DiffersForTheStepsThatReadIt(string file, string steps)
    {
        using var copy = new TemplateCopy();
        var before = Loaded(copy.Folder).Find("visits")!.Definition;
        var path = Path.Combine(copy.Folder, file);
        Assert.EndsWith("\n", File.ReadAllText(path), StringComparison.Ordinal);
        File.WriteAllText(path, File.ReadAllText(path).TrimEnd());
        var after = Loaded(copy.Folder).Find("visits")!.Definition;
        (string Step, bool Differs)[] differences =
        [
            ("checking", before.Checking != after.Checking),
            ("measuring", before.Measuring != after.Measuring),
            ("protecting", before.Protecting != after.Protecting),
        ];
        Assert.Equal(steps, string.Join(' ', differences.Where(d => d.Differs).Select(d => d.Step)));
    }

    [Fact]
    public void Definition_OfAChangedTemplate_IsTheSameForEveryStep()
    {
        using var copy = new TemplateCopy();
        var before = Loaded(copy.Folder).Find("visits")!.Definition;
        Directory.CreateDirectory(Path.Combine(copy.Folder, "collections", "visits", "report"));
        File.WriteAllText(Path.Combine(copy.Folder, "collections", "visits", "report", "findings.sbn-html"), "Other words.");
        var after = Loaded(copy.Folder);
        Assert.Equal(before, after.Find("visits")!.Definition);
    }

    [Fact]
    public void Load_ShippedCollections_HaveNoFault()
    {
        var templates = Path.Combine(SourceTree.Root, "templates");
        if (Directory.Exists(Path.Combine(templates, "collections")))
            Assert.NotEmpty(Loaded(templates).Collections);
    }

    internal static DefinitionSet Loaded(string folder) => DefinitionLoader.Load(folder) switch
    {
        DefinitionsOutcome.Loaded loaded => loaded.Definitions,
        DefinitionsOutcome.Broken broken => throw new InvalidOperationException(string.Join('\n', broken.Faults)),
        var other => throw new InvalidOperationException($"{other}"),
    };
}
