using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Xunit;

namespace Reporting.Functions.Tests.Access;

/// <summary>Who may call what stands on each trigger; a function that does not say so stops the start.</summary>
public sealed class FunctionRequirementsTests
{
    private static readonly FunctionRequirements OfTheApp = FunctionRequirements.OfTheApp();

    [Fact]
    public void App_EveryHttpFunction_SaysWhoMayCallIt()
    {
        var http = typeof(Admission).Assembly.GetExportedTypes().SelectMany(t => t.GetMethods())
            .Where(m => m.GetParameters().Any(p => p.IsDefined(typeof(HttpTriggerAttribute)))).Select(m => m.GetCustomAttribute<FunctionAttribute>()!.Name);
        Assert.Equal(http.Order(StringComparer.Ordinal), OfTheApp.All.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["HealthLive", "HealthReady", "Home", "ReadAsset", "ReadOpenApi"],
            OfTheApp.All.Where(f => f.Value is null).Select(f => f.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void App_EveryPermission_IsRequiredBySomeFunction() =>
        Assert.Equal(Enum.GetValues<Permission>(), OfTheApp.All.Values.OfType<RequiresAttribute>().Select(r => r.Permission).Distinct().Order());

    [Theory]
    [InlineData(nameof(Functions.Undeclared), "does not say who may call it")]
    [InlineData(nameof(Functions.Both), "does not say who may call it")]
    [InlineData(nameof(Functions.BodyUnsaid), "does not say that the body stands there")]
    [InlineData(nameof(Functions.BodyNotInRoute), "which has no {body}")]
    [InlineData(nameof(Functions.TimerWithPermission), "is not called by people")]
    [InlineData(nameof(Functions.TimerOpen), "is not called by people")]
    public void Function_DeclaredWrongly_StopsTheStartByName(string method, string why)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => FunctionRequirements.Of([Method(method)]));
        Assert.StartsWith($"The app does not start. The function {method} ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(why, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Function_Declared_IsFoundByItsName()
    {
        var requirements = FunctionRequirements.Of([Method(nameof(Functions.WithBody)), Method(nameof(Functions.Open)), Method(nameof(Functions.Timer))]);
        Assert.Equal((Permission.ReadReturn, BodyIn.Route), (requirements["WithBody"]!.Permission, requirements["WithBody"]!.BodyIn));
        Assert.Null(requirements["Open"]);
        Assert.Throws<KeyNotFoundException>(() => requirements["Timer"]);
        Assert.Throws<KeyNotFoundException>(() => requirements["Unknown"]);
    }

    private static MethodInfo Method(string name) => typeof(Functions).GetMethod(name)!;

    private static class Functions
    {
        [Function("Undeclared")]
        public static void Undeclared([HttpTrigger(Route = "x")] HttpRequest request) => _ = request;

        [Function("Both")]
        [Requires(Permission.ReadReturn)]
        [OpenToAll]
        public static void Both([HttpTrigger(Route = "x")] HttpRequest request) => _ = request;

        [Function("BodyUnsaid")]
        [Requires(Permission.ReadReturn)]
        public static void BodyUnsaid([HttpTrigger(Route = "x/{body}")] HttpRequest request) => _ = request;

        [Function("BodyNotInRoute")]
        [Requires(Permission.ReadReturn, BodyIn.Route)]
        public static void BodyNotInRoute([HttpTrigger(Route = "x")] HttpRequest request) => _ = request;

        [Function("TimerWithPermission")]
        [Requires(Permission.ReadReturn)]
        public static void TimerWithPermission([TimerTrigger("0 * * * * *")] TimerInfo timer) => _ = timer;

        [Function("TimerOpen")]
        [OpenToAll]
        public static void TimerOpen([TimerTrigger("0 * * * * *")] TimerInfo timer) => _ = timer;

        [Function("WithBody")]
        [Requires(Permission.ReadReturn, BodyIn.Route)]
        public static void WithBody([HttpTrigger(Route = "x/{body}")] HttpRequest request) => _ = request;

        [Function("Open")]
        [OpenToAll]
        public static void Open([HttpTrigger(Route = "x")] HttpRequest request) => _ = request;

        [Function("Timer")]
        public static void Timer([TimerTrigger("0 * * * * *")] TimerInfo timer) => _ = timer;
    }
}
