using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace Reporting.Functions.Hosting;

public static class TelemetryServices
{
    private const string Insights = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>
    /// Sends traces, measurements and log lines to Application Insights or a collector, where either is named. Where neither is, nothing is recorded.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var (insights, collector) = (configuration[Insights], configuration[Collector]);
        if (!string.IsNullOrEmpty(insights) || !string.IsNullOrEmpty(collector))
            Send(services, configuration, insights, collector);
        return services;
    }

    // By itself, so that a worker without telemetry does not load what sends it.
    private static void Send(IServiceCollection services, IConfiguration configuration, string? insights, string? collector)
    {
        var telemetry = services.AddOpenTelemetry()
            .WithTracing(t => t.AddSource(Measurements.Name))
            .WithMetrics(m => m.AddMeter(Measurements.Name));
        telemetry.UseFunctionsWorkerDefaults();
        if (!string.IsNullOrEmpty(insights))
            telemetry.UseAzureMonitorExporter(o => (o.ConnectionString, o.Credential) = (insights, AppIdentity.Of(configuration)));
        if (!string.IsNullOrEmpty(collector))
            telemetry.UseOtlpExporter();
    }
}
