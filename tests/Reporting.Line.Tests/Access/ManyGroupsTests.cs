using System.Net;
using Reporting.Local;
using Xunit;

namespace Reporting.Line.Tests.Access;

/// <summary>A sign-in that names so many groups that the server itself would have answered with a bare number.</summary>
public sealed class ManyGroupsTests(ManyGroupsTests.Crowded service) : IClassFixture<ManyGroupsTests.Crowded>
{
    [Fact]
    public async Task SignIn_OfTenThousandGroups_IsRefusedInWords()
    {
        using var answer = await service.SendAsync(HttpMethod.Get, "/api/collections", "inspector");
        Assert.Contains("very many groups", await ProblemAssert.IsAsync(answer, HttpStatusCode.RequestHeaderFieldsTooLarge), StringComparison.Ordinal);
        using var nobody = await service.SendAsync(HttpMethod.Get, "/api/collections", null);
        await ProblemAssert.IsAsync(nobody, HttpStatusCode.Unauthorized);
    }

    public sealed class Crowded : RunningService
    {
        protected override LocalHostOptions Options => base.Options with { GroupsOfAPerson = 10_000, MakePeople = false };
    }
}
