using Reporting.Local;

namespace Reporting.Benchmarks;

/// <summary>
/// The least that is an isolated worker over HTTP: the same packages of the platform and the same settings as the service's, and one function that answers 200.
/// </summary>
/// <remarks>Made in <c>out/</c>, where the repository's build settings and package versions hold, and where no build of the solution meets it.</remarks>
internal static class EmptyWorker
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <AzureFunctionsVersion>v4</AzureFunctionsVersion>
            <OutputType>Exe</OutputType>
            <ServerGarbageCollection>false</ServerGarbageCollection>
            <Optimize>true</Optimize>
            <TieredPGO>false</TieredPGO>
          </PropertyGroup>
          <ItemGroup>
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <PackageReference Include="Microsoft.Azure.Functions.Worker" />
            <PackageReference Include="Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore" />
            <PackageReference Include="Microsoft.Azure.Functions.Worker.Sdk" />
            <None Include="../../host.json" Link="host.json" CopyToOutputDirectory="PreserveNewest" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Builder;
        using Microsoft.Extensions.Hosting;

        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        await builder.Build().RunAsync();

        public sealed class Health
        {
            [Function("HealthLive")]
            public IActionResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/live")] HttpRequest request) => new OkResult();
        }
        """;

    /// <summary>Writes its project.</summary>
    /// <returns>The folder.</returns>
    public static async Task<string> WriteAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "out", "empty-worker")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "EmptyWorker.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Program);
        return folder;
    }
}
