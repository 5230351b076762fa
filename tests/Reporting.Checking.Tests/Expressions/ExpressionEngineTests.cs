using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Checking.Tests.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Checking.Tests.Expressions;

public sealed class ExpressionEngineTests : IDisposable
{
    private static readonly string[] PoliceAndNobody = ["police", "none"];
    private static readonly string[] PoliceAndHealth = ["police", "health"];

    private readonly DirectoryInfo spool = Directory.CreateTempSubdirectory("spool");
    private readonly ExpressionEngine engine;
    private readonly Collection collection;
    private readonly Instrument council;

    public ExpressionEngineTests()
    {
        engine = new(spool.FullName);
        collection = Assert.IsType<DefinitionsOutcome.Loaded>(DefinitionLoader.Load(TemplateCopy.Fixture, engine)).Definitions.Find("visits")!;
        council = collection.Instrument("council")!;
    }

    public void Dispose()
    {
        engine.Dispose();
        spool.Delete(true);
    }

    [Fact]
    public async Task OpenTable_WhileThereAreTooMany_WaitsUntilOneIsFreeOrNobodyWantsItAnyMore()
    {
        var (period, body) = (collection.Periods[^1], Body.Inspectorate);
        var first = await engine.OpenTableAsync(collection, council, period, body, TestContext.Current.CancellationToken);
        using var second = await engine.OpenTableAsync(collection, council, period, body, TestContext.Current.CancellationToken);
        using var gone = new CancellationTokenSource();
        var unwanted = engine.OpenTableAsync(collection, council, period, body, gone.Token);
        var wanted = engine.OpenTableAsync(collection, council, period, body, TestContext.Current.CancellationToken);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unwanted);
        Assert.False(wanted.IsCompleted);
        first.Dispose();
        using var third = await wanted;
    }

    [Fact]
    public void Check_EachKindOfResult_IsGivenInOrderOfTheRules()
    {
        var results = Check(
            "2024", new() { ["VIS01"] = Value(1080L), ["VIS02"] = Value(1200L), ["VIS04"] = Missing("NH") },
            ReturnConstants.None with { Last = Form(new() { ["VIS01"] = Value(1000L) }) });

        Assert.Equal(council.RulesOf("2024").Select(r => r.Id), results.Select(r => r.Rule.Id));
        Assert.Equal("You entered 1,200 children visited, which is more than the 1,080 who should be.", Assert.IsType<RuleResult.Failed>(results[0]).Message);
        Assert.IsType<RuleResult.Passed>(results[1]);
        Assert.Equal("share_visited: the source published none", Assert.IsType<RuleResult.NotEvaluated>(results[2]).Reason);
        Assert.Equal("VIS04: not held", Assert.IsType<RuleResult.NotEvaluated>(results[4]).Reason);
        Assert.Equal("PLN02: not answered", Assert.IsType<RuleResult.NotEvaluated>(results[6]).Reason);
    }

    [Fact]
    public void Check_ItemNotAskedInThePeriod_LeavesTheRuleOut() =>
        Assert.DoesNotContain(Check("2022", [], ReturnConstants.None), r => r.Rule.Id == "VIS-R05");

    [Fact]
    public void Check_ValuesOfEveryType_ArePrinted()
    {
        var results = Check(
            "2024",
            new()
            {
                ["PLN01"] = Value(true),
                ["PLN02"] = Value(new DateOnly(2024, 12, 1)),
                ["PLN03"] = Value("published"),
                ["PLN04"] = Value(PoliceAndNobody),
                ["TXT01"] = Value("it's a@b"),
            },
            ReturnConstants.None);

        Assert.Equal("The plan is dated 1 December 2024, after 31 March 2024.", Message(results, "PLN-R02"));
        Assert.Equal("You chose Police, Nobody.", Message(results, "PLN-R03"));
        Assert.Equal("There is an email address in it.", Message(results, "TXT-R01"));
        Assert.IsType<RuleResult.Passed>(results.Single(r => r.Rule.Id == "PLN-R04"));
    }

    [Fact]
    public void Measure_CompleteForm_HasBothParts()
    {
        var parts =
            Measure(
                "2024", new() { ["VIS01"] = Value(200L), ["VIS02"] = Value(150L) with { Estimate = true }, ["VIS04"] = Value(0L), ["PLN01"] = Value(false) },
                41_000);

        Assert.Equal(new MeasureParts("M01", 150, 200, null, false, null, true), parts["M01"]);
        Assert.Equal(new MeasureParts("M02", 200, 41_000, null, false, null, false), parts["M02"]);
        Assert.Equal(new MeasureParts("M03", 0, 150, null, false, null, true), parts["M03"]);
        Assert.Equal(new MeasureParts("M04", 0, 1, null, false, null, false), parts["M04"]);
    }

    [Fact]
    public void Measure_ItemNotAskedInThePeriod_IsNotThere() => Assert.Equal(["M01", "M02", "M04"], Measure("2022", [], 40_000).Keys.Order());

    [Theory]
    [InlineData("NH", null, Symbol.NotAvailable, false)]
    [InlineData("NR", null, Symbol.NotAvailable, false)]
    [InlineData("RF", null, Symbol.NotAvailable, false)]
    [InlineData("NA", null, Symbol.NotApplicable, false)]
    [InlineData("NP", "c suppressed by the source", Symbol.Confidential, true)]
    [InlineData("NP", "x", Symbol.NotAvailable, true)]
    [InlineData("NP", "z: not applicable", Symbol.NotApplicable, true)]
    [InlineData("NP", "u", Symbol.Unreliable, true)]
    [InlineData("NP", "low", Symbol.Low, true)]
    [InlineData("NP", "k", Symbol.Low, true)]
    [InlineData("NP", "confidential", Symbol.NotAvailable, false)]
    [InlineData("NP", null, Symbol.NotAvailable, false)]
    public void Measure_MissingNumerator_SaysWhy(string code, string? note, Symbol symbol, bool fromSource)
    {
        var part = Measure("2022", new() { ["VIS01"] = Value(10L), ["VIS02"] = Missing(code) with { Note = note } }, null)["M01"];

        Assert.Equal((null, 10, symbol, fromSource), (part.Numerator, part.Denominator, part.Why, part.FromSource));
        Assert.NotNull(part.Note);
    }

    [Fact]
    public void Measure_BlankZeroAndUnknownDenominators_SayWhy()
    {
        Assert.Equal((Symbol.NotAvailable, "VIS01: not answered"), Why(Measure("2022", new() { ["VIS02"] = Value(1L) }, null)["M01"]));
        Assert.Equal(
            (Symbol.NotApplicable, "There is nothing to divide by"), Why(Measure("2022", new() { ["VIS01"] = Value(0L), ["VIS02"] = Value(0L) }, null)["M01"]));
        Assert.Equal(
            (Symbol.NotAvailable, "population_0_17: there is no reference figure for this authority and period"),
            Why(Measure("2022", new() { ["VIS01"] = Value(1L) }, null)["M02"]));
        Assert.Equal((Symbol.NotAvailable, "PLN01: held, but not retrievable in time"), Why(Measure("2022", new() { ["PLN01"] = Missing("NR") }, null)["M04"]));

        static (Symbol?, string?) Why(MeasureParts parts) => (parts.Why, parts.Note);
    }

    [Fact]
    public void Parquet_WrittenTwice_IsTheSameBytesAndReadsBack()
    {
        var answers = new Dictionary<string, Answer>
        {
            ["VIS01"] = Value(long.MaxValue),
            ["VIS02"] = Missing("NP") with { Note = "c it's" },
            ["VIS03"] = Value(0.1),
            ["PLN01"] = Value(false) with { Estimate = true, Note = "about" },
            ["PLN02"] = Value(new DateOnly(1969, 12, 31)),
            ["PLN03"] = Value("draft"),
            ["PLN04"] = Value(PoliceAndHealth),
            ["TXT01"] = Value("“Łódź”, 'quoted'\nand on"),
        };
        var period = collection.Period("2024")!;
        var (one, two) = (Path.Combine(spool.FullName, "one.parquet"), Path.Combine(spool.FullName, "two.parquet"));
        engine.WriteParquet(council, period, Body.Of(AuthorityCode.Parse("301")), Form(answers), one);
        engine.WriteParquet(council, period, Body.Of(AuthorityCode.Parse("301")), Form(answers), two);

        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(two));
        var read = engine.ReadParquet(council, period, one).Answers;
        Assert.Equal(answers.Keys.Order(), read.Keys.Order());
        Assert.All(answers, a => Assert.Equivalent(a.Value, read[a.Key], true));
    }

    [Fact]
    public void ReadParquet_OutsideTheSpoolFolder_IsRefused()
    {
        var elsewhere = Directory.CreateTempSubdirectory("elsewhere");
        var path = Path.Combine(elsewhere.FullName, "x.parquet");
        var period = collection.Period("2024")!;
        engine.WriteParquet(council, period, Body.Inspectorate, Form([]), path);

        Assert.ThrowsAny<System.Data.Common.DbException>(() => engine.ReadParquet(council, period, path));
        elsewhere.Delete(true);
    }

    [Fact]
    public async Task Check_ManyAtOnce_GivesEachItsOwn()
    {
        await Parallel.ForEachAsync(Enumerable.Range(1, 200), TestContext.Current.CancellationToken, (n, _) =>
        {
            var parts = Measure("2024", new() { ["VIS01"] = Value((long)n), ["VIS02"] = Value(1L) }, 40_000);
            Assert.Equal(n, parts["M01"].Denominator);
            return ValueTask.CompletedTask;
        });
    }

    private IReadOnlyList<RuleResult> Check(string period, Dictionary<string, Answer> answers, ReturnConstants constants) =>
        engine.Check(collection, council, collection.Period(period)!, Form(answers), constants);

    private Dictionary<string, MeasureParts> Measure(string period, Dictionary<string, Answer> answers, double? population) =>
        engine.Measure(
            collection, council, collection.Period(period)!, Form(answers),
            ReturnConstants.None with { Ref = new Dictionary<string, double?> { ["population_0_17"] = population } })
            .ToDictionary(p => p.MeasureId);

    private static string Message(IReadOnlyList<RuleResult> results, string rule) =>
        Assert.IsType<RuleResult.Failed>(results.Single(r => r.Rule.Id == rule)).Message;

    private static FormAnswers Form(Dictionary<string, Answer> answers) => new(answers, new Dictionary<string, int>());

    private static Answer Value(object value) => new(value, null, false, null);

    private static Answer Missing(string code) => new(null, code, false, null);
}
