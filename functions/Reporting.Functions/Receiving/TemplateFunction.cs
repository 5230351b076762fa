using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Files;
using Reporting.Checking.Reading.Formats;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Receiving;

/// <summary>GET of the form to fill in.</summary>
public sealed class TemplateFunction(PeriodLookup periods, ReadTemplate template)
{
    private const string Route = Routes.Period + "/instruments/{instrument}/template";

    [Function("ReadTemplateCsv")]
    [Requires(Permission.ReadTemplate, BodyIn.Query)]
    [QueryParameter("body")]
    public Task<IActionResult> CsvAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + ".csv")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, CancellationToken cancellation) =>
        AnswerAsync(request, admission, collection, period, instrument, ".csv", "text/csv; charset=utf-8", FormTemplate.Csv, cancellation);

    [Function("ReadTemplateXlsx")]
    [Requires(Permission.ReadTemplate, BodyIn.Query)]
    [QueryParameter("body")]
    public Task<IActionResult> XlsxAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + ".xlsx")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, CancellationToken cancellation) =>
        AnswerAsync(request, admission, collection, period, instrument, ".xlsx", StoredFormat.ContentTypeOf(ReturnFormat.Xlsx), TemplateBook.Of, cancellation);

    [Function("ReadTemplateJson")]
    [Requires(Permission.ReadTemplate, BodyIn.Query)]
    [QueryParameter("body")]
    public Task<IActionResult> JsonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + ".json")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, CancellationToken cancellation) =>
        AnswerAsync(request, admission, collection, period, instrument, ".json", "application/json; charset=utf-8", FormTemplate.Json, cancellation);

    private async Task<IActionResult> AnswerAsync(
        HttpRequest request, Admission admission, string collection, string period, string instrument, string extension, string contentType,
        Func<TemplateQuestion, byte[]> make, CancellationToken cancellation)
    {
        if (!periods.TryFind(collection, period, out var found, out var of, out var notFound))
            return Problems.Of(notFound);
        var outcome = await template.RunAsync(admission, found, of, instrument, request.Query["body"].ToString(), cancellation);
        return outcome.Answer(question =>
        {
            var name = $"{collection}-{period}-{instrument}{(question.Body is { } body ? $"-{body}" : "")}{extension}";
            request.HttpContext.Response.Headers.ContentDisposition = $"attachment; filename={name}";
            return new BytesAnswer(make(question), contentType);
        });
    }
}
