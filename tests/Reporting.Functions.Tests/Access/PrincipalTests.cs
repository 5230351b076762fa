using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Xunit;

namespace Reporting.Functions.Tests.Access;

/// <summary>What the gate makes of the platform's header, however it looks.</summary>
public sealed class PrincipalTests
{
    private const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private const string Known = """{"auth_typ":"aad","claims":[{"typ":"oid","val":"known"},{"typ":"name","val":"A person"}]}""";

    public static TheoryData<string, string> NobodysHeaders => new()
    {
        { "not Base64", "this is not base64!" },
        { "two headers", $"{Encoded(Known)},{Encoded(Known)}" },
        { "not JSON", Encoded("not json") },
        { "JSON cut off", Encoded(Known[..^5]) },
        { "not UTF-8", Convert.ToBase64String([0x7b, 0xff, 0xfe, 0x7d]) },
        { "null", Encoded("null") },
        { "a list", Encoded("[]") },
        { "deep", Encoded(new string('[', 5000)) },
        { "no provider", Encoded("""{"claims":[{"typ":"oid","val":"known"}]}""") },
        { "an empty provider", Encoded("""{"auth_typ":"","claims":[{"typ":"oid","val":"known"}]}""") },
        { "no claims", Encoded("""{"auth_typ":"aad"}""") },
        { "claims of another shape", Encoded("""{"auth_typ":"aad","claims":{"oid":"known"}}""") },
        { "a claim that is null", Encoded("""{"auth_typ":"aad","claims":[null]}""") },
        { "a claim of numbers", Encoded("""{"auth_typ":"aad","claims":[{"typ":1,"val":2}]}""") },
        { "no object id", Encoded("""{"auth_typ":"aad","claims":[{"typ":"name","val":"known"}]}""") },
        { "an empty object id", Encoded("""{"auth_typ":"aad","claims":[{"typ":"oid","val":""}]}""") },
        { "half a character", Encoded("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"oid\",\"val\":\"\\ud800\"}]}") },
    };

    [Theory]
    [MemberData(nameof(NobodysHeaders))]
    public async Task Header_ThatCannotBeRead_IsNobodys(string what, string header)
    {
        var refused = Assert.IsType<AdmissionOutcome.Refused>(await AdmitAsync(header));
        var (status, text) = await AnswerAsync(refused);
        Assert.True(status == 401, $"{what}: {status}");
        Assert.Contains("Sign in", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_000, null)]
    [InlineData(10_000, 431)]
    public async Task Person_OfManyGroups_IsAdmittedOrToldWhyNot(int groups, int? refused)
    {
        var claims = string.Concat(Enumerable.Repeat("""{"typ":"groups","val":"x"},""", groups));
        var admission = await AdmitAsync(Encoded($$"""{"auth_typ":"aad","claims":[{{claims}}{"typ":"oid","val":"known"}]}"""));
        if (refused is null)
        {
            Assert.IsType<AdmissionOutcome.Admitted>(admission);
            return;
        }

        var (status, text) = await AnswerAsync(Assert.IsType<AdmissionOutcome.Refused>(admission));
        Assert.Equal(refused, status);
        Assert.Contains("very many groups", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"oid","val":"unknown"}]}""")]
    [InlineData("""{"auth_typ":"other","claims":[{"typ":"oid","val":"known"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"oid","val":"KNOWN"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"roles","val":"administrator"},{"typ":"oid","val":"unknown"}]}""")]
    public async Task Person_WhomTheTableDoesNotKnow_IsRefusedInWords(string principal)
    {
        var (status, text) = await AnswerAsync(Assert.IsType<AdmissionOutcome.Refused>(await AdmitAsync(Encoded(principal))));
        Assert.Equal(403, status);
        Assert.Contains("nobody has given you access", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_WhomTheTableKnows_IsAdmittedUnderAShortNameOfOneLine()
    {
        Assert.Equal("A person", Assert.IsType<AdmissionOutcome.Admitted>(await AdmitAsync(Encoded(Known))).Admission.Caller.Name);
        var name = $"two\\nlines {new string('x', 5000)}";
        var header = Encoded($$"""{"auth_typ":"aad","claims":[null,{"typ":"{{ObjectId}}","val":"known"},{"typ":"name","val":"{{name}}"}]}""");
        var hostile = Assert.IsType<AdmissionOutcome.Admitted>(await AdmitAsync(header)).Admission.Caller;
        Assert.StartsWith("two lines", hostile.Name, StringComparison.Ordinal);
        Assert.Equal(200, hostile.Name.Length);
    }

    private static async Task<AdmissionOutcome> AdmitAsync(string header)
    {
        await using var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<Measurements>().AddSingleton<IAccess, OnePerson>()
            .AddSingleton<Gate>().BuildServiceProvider();
        var gate = services.GetRequiredService<Gate>();
        return gate.TryReadPrincipal(header, out var principal, out var refusal)
            ? await gate.AdmitAsync(principal, Permission.ReadCollections, null, TestContext.Current.CancellationToken)
            : new AdmissionOutcome.Refused(refusal);
    }

    private static async Task<(int Status, string Text)> AnswerAsync(AdmissionOutcome.Refused refused)
    {
        var context = new DefaultHttpContext();
        context.Response.Body = new MemoryStream();
        await Problems.Of(refused.Why).ExecuteResultAsync(new() { HttpContext = context });
        return (context.Response.StatusCode, Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray()));
    }

    private static string Encoded(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));

    /// <summary>An access table of one inspector.</summary>
    private sealed class OnePerson : IAccess
    {
        public Task<Caller?> FindAsync(string provider, string id, string name, CancellationToken cancellation) =>
            Task.FromResult(
                (provider, id) == ("aad", "known") ? new Caller(
                    provider, id, name, new HashSet<Role> { Role.Inspector }, new HashSet<Domain.Collections.AuthorityCode>()) : null);

        public Task<IReadOnlyList<Caller>> EverybodyAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Caller>>([]);
    }
}
