using System.Text.Json;
using System.Text.RegularExpressions;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;
using Xunit;

namespace Reporting.Functions.Tests.Infra;

public sealed partial class TemplateTests(CompiledTemplate template) : IClassFixture<CompiledTemplate>
{
    [Fact]
    public void Template_AllOfIt_HoldsNoKeyAndReadsNone()
    {
        Assert.DoesNotMatch(KeyWords(), template.Text);
        Assert.DoesNotContain("securestring", template.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Secrets_OfTheApp_AreTheClientIdOfItsIdentityAlone()
    {
        var configuration = template.Only("Microsoft.App/containerApps").GetProperty("properties").GetProperty("configuration");
        var secret = Assert.Single(configuration.GetProperty("secrets").EnumerateArray());
        Assert.Equal("[variables('signInSetting')]", secret.GetProperty("name").GetString());
        Assert.Matches(@"^\[reference\('identity'\)\.clientId\]$", secret.GetProperty("value").GetString());
        Assert.DoesNotContain("secretRef", template.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Storage_Account_RefusesKeysAnonymousReadersAndOldTls()
    {
        var account = template.Only("Microsoft.Storage/storageAccounts").GetProperty("properties");
        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.False(account.GetProperty("allowCrossTenantReplication").GetBoolean());
        Assert.False(account.GetProperty("isLocalUserEnabled").GetBoolean());
        Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.True(account.GetProperty("defaultToOAuthAuthentication").GetBoolean());
        Assert.Equal("TLS1_2", account.GetProperty("minimumTlsVersion").GetString());
        var container = template.Only("Microsoft.Storage/storageAccounts/blobServices/containers").GetProperty("properties");
        Assert.Equal("None", container.GetProperty("publicAccess").GetString());
    }

    [Fact]
    public void Storage_DeletedAndReplacedBlobs_ComeBackForAWhileAndThenEnd()
    {
        var blobs = template.Only("Microsoft.Storage/storageAccounts/blobServices").GetProperty("properties");
        Assert.True(blobs.GetProperty("isVersioningEnabled").GetBoolean());
        Assert.True(blobs.GetProperty("deleteRetentionPolicy").GetProperty("enabled").GetBoolean());
        Assert.True(blobs.GetProperty("containerDeleteRetentionPolicy").GetProperty("enabled").GetBoolean());
        Assert.Equal("[parameters('recoverableDays')]", blobs.GetProperty("deleteRetentionPolicy").GetProperty("days").GetString());

        // Of every container, and at once: what is erased can be had back for those days, and not for twice as long.
        var rule = Rule("earlier-versions-of-blobs-end");
        Assert.False(rule.GetProperty("filters").TryGetProperty("prefixMatch", out _));
        Assert.Equal(0, rule.GetProperty("actions").GetProperty("version").GetProperty("delete").GetProperty("daysAfterCreationGreaterThan").GetInt32());
    }

    // The app only reads there, so nothing else takes away what a sender leaves.
    [Fact]
    public void Storage_DroppedFiles_EndWhenAVersionRefusedForPersonalDetailsIsErased()
    {
        var rule = Rule("dropped-files-end");
        Assert.Equal(["drop/"], rule.GetProperty("filters").GetProperty("prefixMatch").EnumerateArray().Select(p => p.GetString()!));
        Assert.Equal(["appendBlob", "blockBlob"], rule.GetProperty("filters").GetProperty("blobTypes").EnumerateArray().Select(p => p.GetString()!).Order());
        Assert.Equal(
            "[parameters('droppedDays')]",
            rule.GetProperty("actions").GetProperty("baseBlob").GetProperty("delete").GetProperty("daysAfterModificationGreaterThan").GetString());
        Assert.Equal(
            Return.QuarantinedFor.Days, template.Module("storage").GetProperty("parameters").GetProperty("droppedDays").GetProperty("defaultValue").GetInt32());
    }

    [Fact]
    public void Registry_HasNoAdministratorAndNoAnonymousReader()
    {
        var registry = template.Only("Microsoft.ContainerRegistry/registries").GetProperty("properties");
        Assert.False(registry.GetProperty("adminUserEnabled").GetBoolean());
        Assert.False(registry.GetProperty("anonymousPullEnabled").GetBoolean());
    }

    [Fact]
    public void Telemetry_IsWrittenByIdentityAlone()
    {
        Assert.True(template.Only("Microsoft.Insights/components").GetProperty("properties").GetProperty("DisableLocalAuth").GetBoolean());
        Assert.True(
            template.Only("Microsoft.OperationalInsights/workspaces").GetProperty("properties").GetProperty("features").GetProperty("disableLocalAuth")
                .GetBoolean());
        var logs = template.Only("Microsoft.App/managedEnvironments").GetProperty("properties").GetProperty("appLogsConfiguration");
        Assert.Equal("azure-monitor", logs.GetProperty("destination").GetString());
    }

    [Fact]
    public void App_IsAFunctionAppReachedByHttpsAlone()
    {
        var app = template.Only("Microsoft.App/containerApps");
        Assert.Equal("functionapp", app.GetProperty("kind").GetString());
        Assert.True(string.CompareOrdinal(app.GetProperty("apiVersion").GetString(), "2025-07-01") >= 0);
        Assert.False(app.GetProperty("properties").GetProperty("configuration").GetProperty("ingress").GetProperty("allowInsecure").GetBoolean());
    }

    [Fact]
    public void Replicas_HoweverSet_AreAtLeastOne()
    {
        var smallest = template.Main.GetProperty("definitions").GetProperty("sizeOfApp").GetProperty("properties").GetProperty("minReplicas");
        Assert.Equal(1, smallest.GetProperty("minValue").GetInt32());
        var scale = template.Only("Microsoft.App/containerApps").GetProperty("properties").GetProperty("template").GetProperty("scale");
        Assert.Equal("[parameters('size').minReplicas]", scale.GetProperty("minReplicas").GetString());
    }

    [Fact]
    public void ScaleRules_CoverRequestsAndEveryQueueByIdentity()
    {
        var patch = template.Module("scaleRules").GetProperty("outputs").GetProperty("patch").GetProperty("value").GetProperty("properties")
            .GetProperty("template").GetProperty("scale");
        Assert.True(patch.GetProperty("allowScalingRuleOverride").GetBoolean());
        Assert.Contains("concurrentRequests", patch.GetProperty("rules").GetString(), StringComparison.Ordinal);
        Assert.Contains("variables('queueRules')", patch.GetProperty("rules").GetString(), StringComparison.Ordinal);
        var rule = Assert.Single(template.Module("scaleRules").GetProperty("variables").GetProperty("copy").EnumerateArray()).GetProperty("input")
            .GetProperty("custom");
        Assert.Equal("[parameters('identityId')]", rule.GetProperty("identity").GetString());
        var scaled = template.Given("scaleRules", "messages").EnumerateObject().Select(m => m.Name);
        // Nothing here listens on the last two, so a message in them needs no replica.
        string[] sentOnly = [QueueNames.Reminders, QueueNames.Safeguarding];
        Assert.Equal(
            template.GivenNames("storage", "queues").Where(q => !q.EndsWith("-poison", StringComparison.Ordinal) && !sentOnly.Contains(q)).Order(),
            scaled.Order());
    }

    [Fact]
    public void Authentication_IsOnAndLeavesTheAnswerToTheApp()
    {
        var properties = template.Only("Microsoft.App/containerApps/authConfigs").GetProperty("properties");
        Assert.True(properties.GetProperty("platform").GetProperty("enabled").GetBoolean());
        Assert.True(properties.GetProperty("httpSettings").GetProperty("requireHttps").GetBoolean());
        Assert.Equal("AllowAnonymous", properties.GetProperty("globalValidation").GetProperty("unauthenticatedClientAction").GetString());
        var provider = Assert.Single(properties.GetProperty("identityProviders").EnumerateObject());
        Assert.Equal("azureActiveDirectory", provider.Name);
        Assert.True(provider.Value.GetProperty("validation").GetProperty("defaultAuthorizationPolicy").TryGetProperty("allowedApplications", out _));
    }

    [Fact]
    public void DroppedFiles_OnlyNewBlobsOfTheContainerDrop_AreSentToTheQueueByIdentity()
    {
        var properties = template.Only("Microsoft.EventGrid/systemTopics/eventSubscriptions").GetProperty("properties");
        var filter = properties.GetProperty("filter");
        Assert.Equal("/blobServices/default/containers/drop/", filter.GetProperty("subjectBeginsWith").GetString());
        Assert.Equal(["Microsoft.Storage.BlobCreated"], filter.GetProperty("includedEventTypes").EnumerateArray().Select(t => t.GetString()!));
        Assert.False(properties.TryGetProperty("destination", out _), "A destination beside the delivery by identity would be reached by key.");
        var destination = properties.GetProperty("deliveryWithResourceIdentity").GetProperty("destination");
        Assert.Equal("StorageQueue", destination.GetProperty("endpointType").GetString());
        Assert.Equal("drop", destination.GetProperty("properties").GetProperty("queueName").GetString());
        Assert.Equal("EventGridSchema", properties.GetProperty("eventDeliverySchema").GetString());
    }

    // Event Grid puts Base64 on a storage queue, whatever the queue's other writers do.
    [Fact]
    public void HostJson_EncodingOfMessages_IsThatOfEventGrid()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(CompiledTemplate.Repository, "host.json")));
        Assert.Equal("base64", host.RootElement.GetProperty("extensions").GetProperty("queues").GetProperty("messageEncoding").GetString());
    }

    private JsonElement Rule(string name)
    {
        var policy = template.Only("Microsoft.Storage/storageAccounts/managementPolicies").GetProperty("properties").GetProperty("policy");
        return Assert.Single(policy.GetProperty("rules").EnumerateArray(), r => r.GetProperty("name").GetString() == name).GetProperty("definition");
    }

    [GeneratedRegex(
        "listkeys|listsecrets|listcredentials|listaccountsas|listservicesas|accountkey|sharedkey(?!access)|password|primarykey|instrumentationkey",
        RegexOptions.IgnoreCase)]
    private static partial Regex KeyWords();
}
