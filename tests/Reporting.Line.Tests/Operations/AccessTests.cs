using System.Net;
using Azure.Data.Tables;
using Xunit;

namespace Reporting.Line.Tests.Operations;

public sealed class AccessTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Change_ByAnAdministratorWhomAnotherProcessDemoted_IsRefusedAndRestoresNobody()
    {
        using var promoted = await PutAsync(
            "administrator", """[{"provider":"aad","id":"publisher","name":"Publisher","roles":["publisher","administrator"],"bodies":[]}]""");
        Assert.Equal(HttpStatusCode.OK, promoted.StatusCode);

        // This process still remembers the role; the table does not.
        var table = new TableClient(service.Host.StorageConnectionString, "access");
        var person = new TableEntity("aad", "person~publisher") { ["Roles"] = "Publisher" };
        await table.UpdateEntityAsync(person, Azure.ETag.All, TableUpdateMode.Merge, TestContext.Current.CancellationToken);
        using var refused = await PutAsync("publisher", """[{"provider":"aad","id":"somebody","name":"Somebody","roles":["administrator"],"bodies":[]}]""");
        Assert.Contains("not an administrator any more", await ProblemAssert.IsAsync(refused, HttpStatusCode.Forbidden), StringComparison.Ordinal);
        var people = (await service.GetAsync("/api/access", "administrator")).EnumerateArray().ToDictionary(p => p.GetProperty("id").GetString()!);
        Assert.False(people.ContainsKey("somebody"));
        Assert.Equal(["publisher"], people["publisher"].GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
    }

    private Task<HttpResponseMessage> PutAsync(string who, string people) => service.PutJsonAsync("/api/access", who, people);
}
