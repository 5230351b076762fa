using Reporting.Checking.Extracts;
using Xunit;

namespace Reporting.Checking.Tests.Extracts;

/// <summary>The invented files give the totals that a script computed by the rules, in whatever order they come.</summary>
public sealed class ExpectedTotalsTests(ExtractsFixture fixture) : IClassFixture<ExtractsFixture>
{
    [Theory]
    [InlineData("missing", 21)]
    [InlineData("cse", 13)]
    public void Derive_ExampleFiles_GiveTheTotalsOfTheDefinition(string collection, int derivable)
    {
        var example = fixture.Extracts.ByCollection[collection].Example!;
        Assert.Equal(derivable, example.Gives.Count);
        var derived = fixture.Derive(ExtractsFixture.Examples, fixture.Asked(collection, example.From, example.To));
        Assert.Equal(example.Gives.OrderBy(g => g.Key), derived.Entered.ToDictionary(f => f.Item.Item, f => f.Value!.Value).OrderBy(g => g.Key));
        Assert.Equal(
            example.LeavesEmpty.OrderBy(g => g.Key),
            derived.Figures.Where(f => f.Item.LeaveEmpty is not null).ToDictionary(f => f.Item.Item, f => f.Value!.Value).OrderBy(g => g.Key));
        Assert.All(derived.Files, f => Assert.Empty(f.Faults));
    }

    [Fact]
    public void Derive_FilesAndRowsInAnyOrderAndDoubled_ChangeNothing()
    {
        var plain = Totals(fixture.Derive(ExtractsFixture.Examples));
        var random = new Random(20_240_331);
        for (var round = 0; round < 10; round++)
        {
            var files = ExtractsFixture.Examples.Select(f => new KeyValuePair<string, string>($"{random.Next()}-{f.Key}", Shuffled(f.Key, f.Value, random)))
                .OrderBy(_ => random.Next()).ToList();
            Assert.Equal(plain, Totals(fixture.Derive(files)));
        }
    }

    [Fact]
    public void Derive_ChildOfShortBreaksAlone_ChangesNothing()
    {
        var plain = Totals(fixture.Derive(ExtractsFixture.Examples));
        var files = ExtractsFixture.Examples.ToDictionary();
        files["ssda903_2024_episodes.csv"] += "TEST0077,01/05/2023,S,V3,N2,K2,PR1,,,,,,\nTEST0078,01/01/2023,S,V4,N2,K2,PR1,01/09/2023,E8,,,,\n";
        files["ssda903_2024_missing.csv"] += "TEST0077,01/05/2010,M,02/05/2023,\nTEST0078,01/05/2010,A,02/05/2023,03/05/2023\n";
        Assert.Equal(plain, Totals(fixture.Derive(files)));
    }

    private static Dictionary<string, long?> Totals(DerivedReturn derived) => derived.Figures.ToDictionary(f => f.Item.Item, f => f.Value);

    private static string Shuffled(string name, string text, Random random)
    {
        if (!name.EndsWith(".csv", StringComparison.Ordinal))
            return text;
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] doubled = name.Contains("annex", StringComparison.Ordinal) || lines.Length < 2 ? [] : [lines[1 + random.Next(lines.Length - 1)]];
        var rows = lines.Skip(1).Concat(doubled);
        return string.Join('\n', rows.OrderBy(_ => random.Next()).Prepend(lines[0])) + "\n";
    }
}
