using Reporting.Domain.Collections;
using Reporting.Functions.Access;
using Xunit;

namespace Reporting.Functions.Tests.Access;

/// <summary>What somebody is told who may not do something.</summary>
public sealed class DenialTests
{
    private static readonly Body Own = Body.Of(AuthorityCode.Parse("306"));

    [Theory]
    [InlineData(Role.Director, Permission.SubmitReturn, "A submitter of 306 uploads a return, and a director of 306 signs it off. You are a director of 306. ")]
    [InlineData(
        Role.Submitter, Permission.SignOffReturn, "A director of 306 signs a return off, and a submitter of 306 uploads it. You are a submitter of 306. ")]
    [InlineData(Role.Director, Permission.ExplainReturn, "A submitter of 306 explains the queries of a return, and a director of 306 signs it off. ")]
    [InlineData(Role.Submitter, Permission.ExtendReturn, "An administrator gives more time for a return. You are a submitter of 306. ")]
    [InlineData(Role.Analyst, Permission.ReplayMessage, "An administrator sends a message again that was set aside. You are an analyst. ")]
    [InlineData(
        Role.Submitter, Permission.ReadReport, "An analyst, an inspector, a publisher or an administrator reads a report. You are a submitter of 306. ")]
    public void Words_OfAnActOnOnesOwnAuthority_SayWhoDoesItAndWhoOneIs(Role role, Permission permission, string expected) =>
        Assert.StartsWith(expected, Denial.Words(Of(role), permission, Own), StringComparison.Ordinal);

    [Fact]
    public void Words_OfAnotherAuthorityOrTheInspectorate_NameWhoseActItIs()
    {
        Assert.StartsWith(
            "A submitter of 301 uploads a return, and a director of 301 signs it off. You are a submitter of 306.",
            Denial.Words(Of(Role.Submitter), Permission.SubmitReturn, Body.Of(AuthorityCode.Parse("301"))), StringComparison.Ordinal);
        Assert.StartsWith(
            "An inspector uploads a return, and a publisher signs it off. You are an analyst.",
            Denial.Words(Of(Role.Analyst), Permission.SubmitReturn, Body.Inspectorate), StringComparison.Ordinal);
    }

    /// <summary>Every pair of a role and an act on one's own authority that the policy denies.</summary>
    [Fact]
    public void Words_OfEveryPairThatIsDenied_NameSomebodyWhoMay_AndTheirOwnRole()
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            var may = Enum.GetValues<Role>().Where(r => Policy.Allows(Of(r), permission, Own)).Select(Word).ToList();
            foreach (var role in Enum.GetValues<Role>().Where(r => !Policy.Allows(Of(r), permission, Own)))
            {
                var words = Denial.Words(Of(role), permission, Own);
                var doers = words.Split(" You are ")[0].ToLowerInvariant();
                Assert.All(may, m => Assert.Contains(m, doers, StringComparison.Ordinal));
                Assert.Matches($"You are an? {Word(role)}", words);
            }
        }
    }

    private static Caller Of(Role role) => new("aad", "x", "x", new HashSet<Role> { role }, BodiesOf(role));

    private static HashSet<AuthorityCode> BodiesOf(Role role) => role is Role.Submitter or Role.Director ? [AuthorityCode.Parse("306")] : [];

    private static string Word(Role role) => role.ToString().ToLowerInvariant();
}
