using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace Reporting.Functions.Hosting;

/// <summary>Who the app is to other services of Azure.</summary>
public static class AppIdentity
{
    /// <summary>The app's own identity in Azure.</summary>
    public static TokenCredential Of(IConfiguration configuration) => configuration.GetSection("AzureWebJobsStorage")["clientId"] is { Length: > 0 } client
        ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
        : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
}
