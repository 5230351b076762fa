using System.Diagnostics;
using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Checking.Tests.Definitions;
using Xunit;

namespace Reporting.Checking.Tests.Expressions;

/// <summary>Expressions that would cost more than they may, and what ends those that run.</summary>
public sealed class CostlyExpressionTests(SharedEngine shared) : IClassFixture<SharedEngine>
{
    private const string Text = "too much text";
    private const string Pattern = "must be a text between single quotes";

    [Theory]
    [InlineData("len(TXT01 || TXT01 || TXT01 || TXT01 || TXT01) > 3", Text)]
    [InlineData("len((TXT01 || TXT01) || (TXT01 || TXT01) || 'x') > 3", Text)]
    [InlineData("lower(upper(lower(upper(lower(upper(lower(upper(lower(TXT01))))))))) = 'x'", Text)]
    [InlineData("case when len(TXT01 || TXT01 || TXT01 || TXT01) > 1 then TXT01 = 'x' else false end", Text)]
    [InlineData("coalesce(TXT01 || TXT01, 'x') || (TXT01 || TXT01 || TXT01) = 'x'", Text)]
    [InlineData("regexp_matches(TXT01, TXT01)", Pattern)]
    [InlineData("regexp_matches(TXT01, 'a' || 'b')", Pattern)]
    [InlineData("regexp_matches(TXT01, lower('a'))", Pattern)]
    [InlineData("regexp_matches(TXT01, 'a', TXT01)", Pattern)]
    [InlineData("TXT01 like TXT01", Pattern)]
    [InlineData("TXT01 not ilike TXT01", Pattern)]
    [InlineData("TXT01 ilike '%a%a%a%b'", "too many %")]
    [InlineData("TXT01 like '%a_%b%c'", "too many %")]
    [InlineData("regexp_matches(TXT01, '(a{900}b{900}){2}c{900}')", "repeats too much")]
    [InlineData("regexp_matches(TXT01, '((((a|b){50}){50}){50}){50}')", "repeats too much")]
    [InlineData("regexp_matches(TXT01, '([ab]{30,}){100}')", "repeats too much")]
    public void Load_CostlyExpression_IsRefusedAtItsLine(string expression, string words)
    {
        using var copy = new TemplateCopy();
        var line = copy.Replace(TemplateCopy.Council, "check: VIS02 <= VIS01", $"check: \"{expression}\"");
        var fault = Assert.Single(Assert.IsType<DefinitionsOutcome.Broken>(DefinitionLoader.Load(copy.Folder, shared.Engine)).Faults);
        Assert.Equal((TemplateCopy.Council, line), (fault.File, fault.Line));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("len(TXT01 || '|' || TXT01 || '|' || TXT01) > 3")]
    [InlineData("regexp_matches(lower(trim(TXT01)), '^[a-z]{1,2}[0-9]{9,10}([^0-9]|$)')")]
    [InlineData("regexp_matches(TXT01, 'a', 'i')")]
    [InlineData("TXT01 like '%a%b%c%' or TXT01 ilike '%visit%' or TXT01 like 'a_b%c%'")]
    [InlineData("contains(lower(TXT01), 'x')")]
    public void Inspect_OrdinaryExpression_IsAccepted(string expression) => Assert.IsType<Expression.Accepted>(shared.Engine.Inspect(expression));

    [Fact]
    public void Statements_OfCostlyExpressions_HoldNoMoreTextThanOne()
    {
        double[] costs = [0, 0, 8, 1, 7, 1, 0, 0, 0];
        var statements = EngineSession.Statements(costs, 4, c => c);
        Assert.Equal([[0, 0, 8], [1, 7], [1, 0, 0, 0]], statements.Select(s => s.ToArray()));
    }

    [Fact]
    public async Task Stopped_RunningStatement_Ends_AndNoOtherBegins()
    {
        var spool = Directory.CreateTempSubdirectory("spool");
        using var stop = new CancellationTokenSource();
        using (var engine = new ExpressionEngine(spool.FullName, stop: stop.Token))
        {
            using var connection = engine.OpenConnection();
            stop.CancelAfter(TimeSpan.FromMilliseconds(200));
            var watch = Stopwatch.StartNew();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(
                () => connection.Read("select count(*) from range(1000000000000) t(x) where x % 7 = 8", r => r.GetInt64(0)),
                TestContext.Current.CancellationToken));
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
            Assert.Throws<OperationCanceledException>(() => engine.Inspect("1 = 1"));
        }

        spool.Delete(true);
    }

    [Theory]
    [InlineData("Conversion Error: Could not convert string 'abc' to INT32\nLINE 1: select", "a cast fails, since 'abc' is not a number.")]
    [InlineData("Out of Memory Error: could not allocate block", "more memory")]
    [InlineData("Out of Range Error: Overflow in multiplication of INT64 (1 * 2)!", "Overflow in multiplication")]
    public void WhyFailed_OfTheEngine_IsWords(string message, string words) =>
        Assert.Contains(words, ExpressionEngine.WhyFailed(new ExpressionFailedException(message)), StringComparison.Ordinal);

    [Fact]
    public void WhyFailed_OfSomethingElse_IsNull() => Assert.Null(ExpressionEngine.WhyFailed(new InvalidOperationException("x")));
}
