using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

public sealed class ComplementarySuppressionTests
{
    [Theory]
    [InlineData(ComplementarySuppression.Budget, 1.0)]
    [InlineData(0.05, 1.1)]
    public void Protect_Vectors_FewestCellsThenSmallestSum(double budget, double within)
    {
        var (ours, optimum) = (0, 0);
        foreach (var (name, given, expected) in Vectors.Of("suppression_optimum"))
        {
            var table = Vectors.Table(given.GetProperty("table"));
            var facts = Tables.TwoWay(table, (r, c) => table[r][c] is >= 1 and <= 4 ? CellStatus.Primary : CellStatus.Published, threshold: 4, floor: 0);
            var outcome = ComplementarySuppression.Protect(facts, Protection.Open, budget);
            if (!expected.TryGetProperty("n_secondary", out var fewest) || fewest.ValueKind is not System.Text.Json.JsonValueKind.Number)
            {
                Assert.True(outcome is SuppressionOutcome.Impossible, name);
                continue;
            }

            var chosen = Assert.IsType<SuppressionOutcome.Chosen>(outcome);
            ours += chosen.Added.Count;
            optimum += fewest.GetInt32();
            Assert.True(Attack.Run(chosen.Facts, Protection.Open) is AttackVerdict.Held, name);
            Assert.DoesNotContain(chosen.Added, c => c.Value == 0);
            if (within == 1.0)
            {
                var sum = expected.GetProperty("secondary_sum").GetInt64();
                Assert.True((fewest.GetInt32(), sum) == (chosen.Added.Count, chosen.Added.Sum(c => c.Value)), name);
            }
        }

        Assert.InRange(ours, optimum, Math.Ceiling(optimum * within));
        TestContext.Current.SendDiagnosticMessage($"{ours} cells hidden, {optimum} at best");
    }
}
