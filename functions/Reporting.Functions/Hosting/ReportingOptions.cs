using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Reporting.Functions.Hosting;

/// <summary>Settings under <c>Reporting</c>. None is required outside Azure.</summary>
public sealed class ReportingOptions
{
    public const string Section = "Reporting";

    /// <value>The largest return taken, in bytes; 100,000,000 unless set.</value>
    [Range(1, 1_000_000_000)]
    public long LargestReturnBytes { get; init; } = 100_000_000;

    /// <value>How long one try at storage may take before it is given up and made again, in seconds; 100 unless set, as storage's own clients have it.</value>
    [Range(1, 600)]
    public int StorageTimeoutSeconds { get; init; } = 100;

    /// <value>How long a trial of changed rules may take, in seconds; 120 unless set. Azure gives up on an answer after some 230.</value>
    [Range(1, 220)]
    public int TrialSeconds { get; init; } = 120;

    /// <value>
    /// Where uploads are spooled and DuckDB works; a folder of this process's own under the system's temporary folder unless set. It is emptied at start and
    /// stop.
    /// </value>
    public string? SpoolFolder { get; init; }

    /// <value>Where definitions and templates are; <c>templates</c> beside the app unless set.</value>
    public string? TemplatesFolder { get; init; }

    /// <value>Object ids of the first administrators, separated by commas; they are put in the access table when it knows no administrator.</value>
    public string? Administrators { get; init; }

    /// <value>Must be true in Azure: only the module that turns App Service Authentication on sets it.</value>
    public bool PlatformAuthentication { get; init; }

    /// <value>A fixed instant to start the clock at, for tests and demonstrations; refused in Azure.</value>
    public DateTimeOffset? Clock { get; init; }

    /// <value>The browser that prints PDFs; found on the path unless set.</value>
    public string? Browser { get; init; }
}

[OptionsValidator]
public sealed partial class ReportingOptionsValidator : IValidateOptions<ReportingOptions>;

/// <summary>What the platform must provide before the app may run in Azure.</summary>
public sealed class PlatformValidator(PlatformFacts platform) : IValidateOptions<ReportingOptions>
{
    public ValidateOptionsResult Validate(string? name, ReportingOptions options) =>
        platform.InAzure && !options.PlatformAuthentication
            ? ValidateOptionsResult.Fail(
                "The app does not start in Azure without App Service Authentication: deploy it with infra/main.bicep, which turns authentication on and sets "
                + "Reporting__PlatformAuthentication.")
            : platform.InAzure && options.Clock is not null
                ? ValidateOptionsResult.Fail("Reporting__Clock moves the clock for tests. It cannot be set in Azure: remove it.")
                : ValidateOptionsResult.Success;
}

public sealed record PlatformFacts(bool InAzure)
{
    public static PlatformFacts Read() => new(Is("CONTAINER_APP_NAME") || Is("WEBSITE_SITE_NAME"));

    private static bool Is(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
