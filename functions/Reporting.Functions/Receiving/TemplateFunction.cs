using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Checking.Files;
using Reporting.Checking.Reading.Formats;
using Reporting.Domain.Collections;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Receiving;

/// <summary>The form to fill in, from the live definition and with what is known of the body.</summary>
public sealed class TemplateFunction(PeriodLookup periods, DefinitionSet definitions, IPriorFigures prior)
{
    private const string Route = Routes.Period + "/instruments/{instrument}/template";

    [Function("ReadTemplateCsv")]
    [Requires(Permission.ReadTemplate, BodyIn.Query)]
    public Task<IActionResult> CsvAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + ".csv")] HttpRequest request, Admission admission, string collection,
        string period, string instrument, CancellationToken cancellation) =>
        AnswerAsync(request, admission.Caller, collection, period, instrument, ".csv", "text/csv; charset=utf-8", FormTemplate.Csv, cancellation);

    [Function("ReadTemplateXlsx")]
    [Requires(Permission.ReadTemplate, BodyIn.Query)]
    public Task<IActionResult> XlsxAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + ".xlsx")] HttpRequest request, Admission admission, string collection,
        string period, string instrument, CancellationToken cancellation) =>
        AnswerAsync(
            request, admission.Caller, collection, period, instrument, ".xlsx", StoredFormat.ContentTypeOf(ReturnFormat.Xlsx), TemplateBook.Of, cancellation);

    [Function("ReadTemplateJson")]
    [Requires(Permission.ReadTemplate, BodyIn.Query)]
    public Task<IActionResult> JsonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + ".json")] HttpRequest request, Admission admission, string collection,
        string period, string instrument, CancellationToken cancellation) =>
        AnswerAsync(request, admission.Caller, collection, period, instrument, ".json", "application/json; charset=utf-8", FormTemplate.Json, cancellation);

    private async Task<IActionResult> AnswerAsync(
        HttpRequest request, Caller caller, string collection, string period, string instrument, string extension, string contentType,
        Func<TemplateQuestion, byte[]> make, CancellationToken cancellation)
    {
        if (!periods.TryFind(collection, period, out var found, out var of, out var notFound))
            return Problems.Of(notFound);
        if (found.Instrument(instrument) is not { } asked || !asked.ItemsOf(of.Id).Any())
            return Problems.NotFound(
                $"'{ShortText.Of(instrument)}' is no instrument of {collection} in {period}. " +
                $"There are: {string.Join(", ", found.Instruments.Where(i => i.ItemsOf(of.Id).Any()).Select(i => i.Id))}.");

        Body? body = null;
        if (request.Query["body"].ToString() is { Length: > 0 } named)
        {
            if (!Body.TryParse(named, out var parsed))
                return Problems.BadRequest(ReturnPlace.NoBody(named));
            body = parsed;
        }
        else if (asked.FromInspectorate)
        {
            body = Body.Inspectorate;
        }
        else if (!caller.IsInspectorate)
        {
            // Somebody of one authority need not say which.
            if (caller.Bodies.Count > 1)
                return Problems.BadRequest(
                    $"You work for several authorities. Say for which the template is to be, for example ?body={caller.Bodies.Order().First()}");
            body = caller.Bodies.Count == 1 ? Body.Of(caller.Bodies.Single()) : null;
        }

        if (!Policy.Allows(caller, Permission.ReadTemplate, body))
            return Problems.Forbidden(
                $"The template of {body?.ToString() ?? "this instrument"} has figures of its last return, so it is for that body and the inspectorate.");
        if (body is { } one && ReturnPlace.WhyNone(definitions, of, asked, one) is { } why)
            return Problems.NotFound(why);
        var authority = body?.Authority is { } code ? definitions.Authorities.Find(code, of.To) : null;

        var last = body is { } whose && asked.Kind is InstrumentKind.Form ? (await prior.ForAsync(found, of, asked, whose, cancellation)).Last : null;
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        request.HttpContext.Response.Headers.ContentDisposition =
            $"attachment; filename={collection}-{period}-{instrument}{(body is null ? "" : $"-{body}")}{extension}";
        return new BytesAnswer(make(new(found, of, asked, body, authority?.Name, last)), contentType);
    }
}
