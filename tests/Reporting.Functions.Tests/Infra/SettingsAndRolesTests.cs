using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;
using Xunit;

namespace Reporting.Functions.Tests.Infra;

/// <summary>What the code needs, read from the code, against what the template gives.</summary>
public sealed partial class SettingsAndRolesTests(CompiledTemplate template) : IClassFixture<CompiledTemplate>
{
    // Settings whose default is right in Azure, and one that is refused there.
    private static readonly string[] NotSet =
    [
        "Reporting__LargestReturnBytes", "Reporting__StorageTimeoutSeconds", "Reporting__SpoolFolder", "Reporting__TemplatesFolder", "Reporting__Clock",
        "Reporting__TrialSeconds",
    ];

    private static readonly Dictionary<string, string> BuiltInRoles = new()
    {
        ["acrPull"] = "7f951dda-4ed3-4680-a7ca-43fe172d538d",
        ["monitoringMetricsPublisher"] = "3913510d-42f4-4e42-8a64-420c390055eb",
        ["storageBlobDataContributor"] = "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        ["storageBlobDataReader"] = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
        ["storageQueueDataContributor"] = "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
        ["storageQueueDataMessageSender"] = "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a",
        ["storageTableDataContributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
    };

    // Who may do what with what: everything that is granted, and nothing besides.
    private static readonly string[] Granted =
    [
        "Event Grid: storageQueueDataMessageSender on queue drop",
        "the app: acrPull on the registry",
        "the app: monitoringMetricsPublisher on Application Insights",
        "the app: storageBlobDataContributor on each of writtenContainers",
        "the app: storageBlobDataReader on each of readContainers",
        "the app: storageQueueDataContributor on each of queues",
        "the app: storageTableDataContributor on each of tables",
    ];

    private readonly ServiceStorage storage = new(
        new(
            new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", "UseDevelopmentStorage=true")]).Build(),
            Options.Create(new ReportingOptions())),
        new(InAzure: false));

    [Fact]
    public void Roles_OfAllTemplates_AreExactlyThoseOfTheTable() => Assert.Equal(Granted.Order(), Assignments().Order());

    [Fact]
    public void Roles_ByName_AreTheBuiltInOnes()
    {
        using var roles = JsonDocument.Parse(File.ReadAllText(Path.Combine(CompiledTemplate.Repository, "infra", "modules", "roles.json")));
        Assert.Equal(
            BuiltInRoles.OrderBy(r => r.Key),
            roles.RootElement.EnumerateObject().Select(r => KeyValuePair.Create(r.Name, r.Value.GetString()!)).OrderBy(r => r.Key));
    }

    [Fact]
    public void Containers_ThatTheAppUses_AreMadeAndGranted()
    {
        var written = template.GivenNames("storageRoles", "writtenContainers");
        var read = template.GivenNames("storageRoles", "readContainers");
        Assert.Superset(Names<BlobContainerClient>(c => c.Name).ToHashSet(), written.Concat(read).ToHashSet());
        Assert.Contains("azure-webjobs-hosts", written);
        Assert.Equal(["drop"], read);
        Assert.Equal("[concat(variables('writtenContainers'), variables('readContainers'))]", template.Given("storage", "containers").GetString());
    }

    [Fact]
    public void Tables_ThatTheAppUses_AreMadeAndGranted()
    {
        Assert.Superset(Names<TableClient>(t => t.Name).ToHashSet(), template.GivenNames("storageRoles", "tables").ToHashSet());
        Assert.Equal(template.GivenNames("storage", "tables"), template.GivenNames("storageRoles", "tables"));
    }

    [Fact]
    public void Queues_ThatTheAppSendsToOrListensOn_AreMadeAndGrantedWithTheirPoisonQueues()
    {
        var listened = Triggers<QueueTriggerAttribute>().Select(t => t.Trigger.QueueName);
        var wanted = QueueNames.All.Concat(listened).Append("drop").Distinct().SelectMany(q => new[] { q, q + "-poison" });
        Assert.Equal(wanted.Order(), template.GivenNames("storageRoles", "queues").Order());
        Assert.Equal(template.GivenNames("storage", "queues"), template.GivenNames("storageRoles", "queues"));
    }

    [Fact]
    public void Settings_ThatTheAppReads_AreSet()
    {
        var options = typeof(ReportingOptions).GetProperties().Select(p => "Reporting__" + p.Name);
        var wanted = options.Except(NotSet).Concat(
        [
            "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential", "AzureWebJobsDisableHomepage",
            "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
            "AzureFunctionsWebHost__hostid", "AzureWebJobsFeatureFlags",
        ]);
        Assert.Equal(wanted.Order(), Settings().Keys.Order());
        Assert.Equal("true", Settings()["AzureWebJobsDisableHomepage"]);
        Assert.Equal("managedidentity", Settings()["AzureWebJobsStorage__credential"]);
    }

    [Fact]
    public void Settings_ThatTheSourceNames_AreKnownHere()
    {
        var named = Directory.EnumerateFiles(Path.Combine(CompiledTemplate.Repository, "functions"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => SettingRead().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups["name"].Value)
            .Distinct();

        // The platform sets the first two, the system the third; the section is ReportingOptions.
        string[] known = ["CONTAINER_APP_NAME", "WEBSITE_SITE_NAME", "PATH", "Reporting", "APPLICATIONINSIGHTS_CONNECTION_STRING"];
        Assert.Subset(known.Concat(Settings().Keys).ToHashSet(), named.ToHashSet());
    }

    [Fact]
    public void AppRoles_OfEntra_AreTheRolesOfTheAccessTable()
    {
        using var roles = JsonDocument.Parse(File.ReadAllText(Path.Combine(CompiledTemplate.Repository, "infra", "app-roles.json")));
        Assert.Equal(
            Enum.GetNames<Role>().Select(r => r.ToLowerInvariant()).Order(),
            roles.RootElement.EnumerateArray().Select(r => r.GetProperty("value").GetString()!).Order());
    }

    [Fact]
    public void RequestLimit_OfThePlatform_LeavesRoomForTheLargestReturn()
    {
        var limit = template.Module("functionApp").GetProperty("parameters").GetProperty("largestRequestBytes").GetProperty("defaultValue").GetInt64();
        Assert.InRange(limit, new ReportingOptions().LargestReturnBytes + 1, 2 * new ReportingOptions().LargestReturnBytes);
    }

    [Fact]
    public void PlatformAuthentication_IsSetOnceAndWhereAuthenticationIsTurnedOn()
    {
        var modules = template.Main.GetProperty("resources").EnumerateObject()
            .Where(r => r.Value.GetRawText().Contains("Reporting__PlatformAuthentication", StringComparison.Ordinal)).ToList();
        Assert.Equal("functionApp", Assert.Single(modules).Name);
        Assert.Single(Regex.Matches(template.Text, "PlatformAuthentication"));
        Assert.Equal(
            "functionApp",
            Assert.Single(template.Resources(), r => r.Resource.GetProperty("type").GetString() == "Microsoft.App/containerApps/authConfigs").Module);
    }

    private IEnumerable<string> Assignments()
    {
        foreach (var (module, _, resource) in template.Resources()
            .Where(r => r.Resource.GetProperty("type").GetString() == "Microsoft.Authorization/roleAssignments"))
        {
            var properties = resource.GetProperty("properties");
            var who = properties.GetProperty("principalId").GetString() switch
            {
                "[parameters('principalId')]" => "the app",
                var topic when topic!.Contains("Microsoft.EventGrid/systemTopics", StringComparison.Ordinal) => "Event Grid",
                var other => other,
            };
            var role = RoleName().Match(properties.GetProperty("roleDefinitionId").GetString()!).Groups["role"].Value;
            yield return $"{who}: {role} on {What(module, resource.GetProperty("scope").GetString()!)}";
        }
    }

    private static string What(string module, string scope) =>
        EachOf().Match(scope) is { Success: true } each ? $"each of {each.Groups["list"].Value}"
        : OneQueue().Match(scope) is { Success: true } one ? $"queue {one.Groups["queue"].Value}"
        : module switch
        {
            "registry" when scope.Contains("Microsoft.ContainerRegistry/registries", StringComparison.Ordinal) => "the registry",
            "monitoring" when scope.Contains("Microsoft.Insights/components", StringComparison.Ordinal) => "Application Insights",
            _ => scope,
        };

    private Dictionary<string, string> Settings() =>
        template.Module("functionApp").GetProperty("variables").GetProperty("settings").EnumerateArray()
            .ToDictionary(s => s.GetProperty("name").GetString()!, s => s.GetProperty("value").GetString()!);

    private IEnumerable<string> Names<T>(Func<T, string> name) =>
        typeof(ServiceStorage).GetProperties().Where(p => p.PropertyType == typeof(T)).Select(p => name((T)p.GetValue(storage)!));

    internal static IEnumerable<(string Function, T Trigger)> Triggers<T>()
        where T : Attribute =>
        from type in typeof(ServiceStorage).Assembly.GetTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<T>()
        where trigger is not null
        select (function.Name, trigger);

    [GeneratedRegex(@"(?:GetEnvironmentVariable\(|BindConfiguration\(|[cC]onfiguration\[)""(?<name>[^""]+)""")]
    private static partial Regex SettingRead();

    [GeneratedRegex(@"variables\('roles'\)\.(?<role>\w+)\)")]
    private static partial Regex RoleName();

    [GeneratedRegex(@"parameters\('(?<list>\w+)'\)\[copyIndex\(\)\]")]
    private static partial Regex EachOf();

    [GeneratedRegex(@"queueServices/queues', parameters\('accountName'\), 'default', '(?<queue>[^']+)'\)")]
    private static partial Regex OneQueue();
}
