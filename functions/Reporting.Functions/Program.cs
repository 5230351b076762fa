using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Reporting.Checking.Checking;
using Reporting.Checking.Extracts;
using Reporting.Functions.Access;
using Reporting.Functions.Comparison;
using Reporting.Functions.Figures;
using Reporting.Functions.Hosting;
using Reporting.Functions.Messages;
using Reporting.Functions.Operations;
using Reporting.Functions.Portal;
using Reporting.Functions.Portal.Shell;
using Reporting.Functions.Receiving;
using Reporting.Functions.Rendering;
using Reporting.Functions.Rendering.Templates;
using Reporting.Functions.Reports;
using Reporting.Functions.Returns;
using Reporting.Functions.Storage;
using Reporting.Functions.Windows;

// What is done on somebody's own machine is no service: the local host's verbs of these names run it.
if (args is [LocalCheck.Verb, ..])
    return await LocalCheck.RunAsync(args[1..], Console.Out, Console.Error, TimeProvider.System, CancellationToken.None);
if (args is [LocalDerive.Verb, ..])
    return await LocalDerive.RunAsync(args[1..], Console.Out, Console.Error, CancellationToken.None);
if (args is [ThemeCheck.Verb, ..])
    return await ThemeCheck.RunAsync(args[1..], Console.Out, Console.Error, CancellationToken.None);

// Begun first: they take as long as all the rest, and go on beside it.
var definitions = OpenedDefinitions.OpenAsync();
var templates = RenderingServices.LoadTemplatesAsync();
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<PageMiddleware>();
builder.UseMiddleware<BrowserMiddleware>();
builder.UseMiddleware<FailureMiddleware>();
builder.UseMiddleware<MessageMiddleware>();
builder.UseMiddleware<AdmissionMiddleware>();

builder.Services
    .AddHosting()
    .AddTelemetry(builder.Configuration)
    .AddRendering(templates)
    .AddDefinitions(definitions)
    .AddStorage()
    .AddMessages()
    .AddAccess()
    .AddReceiving()
    .AddReturns()
    .AddWindows()
    .AddFigures()
    .AddComparison()
    .AddReports()
    .AddOperations()
    .AddPortal();

try
{
    await builder.Build().RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    Console.Error.WriteLine($"The app does not start: {string.Join(" ", e.Failures)}");
    return 1;
}
catch (BrokenDefinitionsException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (TemplateException e)
{
    Console.Error.WriteLine($"The app does not start, because a template is broken:\n  {e.Message.Replace("\n", "\n  ", StringComparison.Ordinal)}");
    return 1;
}
