using Reporting.Domain.Collections;
using Reporting.Functions.Access;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Functions.Tests.Access;

/// <summary>The policy table by itself. That the service does what it says is tested over HTTP.</summary>
public sealed class PolicyTests
{
    [Fact]
    public void Table_OfEveryAction_HasARow() => Assert.Equal(Enum.GetValues<Permission>(), Policy.All.Select(a => a.Permission));

    [Fact]
    public void Anything_NotInTheTable_IsDenied()
    {
        var everything = new Caller("aad", "x", "x", Enum.GetValues<Role>().ToHashSet(), new HashSet<AuthorityCode> { AuthorityCode.Parse("301") });
        Assert.False(Policy.Allows(everything, (Permission)9999));
        Assert.All(Enum.GetValues<Permission>(), d => Assert.False(Policy.Allows(everything with { Roles = new HashSet<Role>() }, d, Body.Inspectorate)));
    }

    [Fact]
    public void Readme_PrintsTheTable()
    {
        var path = Path.Combine(SourceTree.Root, "README.md");
        var readme = File.ReadAllText(path);
        var (from, to) = (readme.IndexOf(PolicyPage.Begin, StringComparison.Ordinal), readme.IndexOf(PolicyPage.End, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, $"The README has no {PolicyPage.Begin} … {PolicyPage.End}.");
        var expected = $"{PolicyPage.Begin}\n{PolicyPage.Of(Policy.All)}";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, string.Concat(readme.AsSpan(0, from), expected, readme.AsSpan(to)));
        else
            Assert.True(expected == readme[from..to], "The README's policy table is not that of Access/Policy.cs: run this test with UPDATE_GOLDEN=1.");
    }
}
