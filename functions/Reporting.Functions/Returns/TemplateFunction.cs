using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Collections;
using Reporting.Functions.Definitions;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>The form to fill in, from the live definition.</summary>
public sealed class TemplateFunction(Gate gate, DefinitionSet definitions, StorageRooms rooms)
{
    [Function("ReadTemplate")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/collections/{collection}/periods/{period}/instruments/{instrument}/template.csv")] HttpRequest request,
        string collection, string period, string instrument, CancellationToken cancellation)
    {
        await rooms.ReadyAsync();
        if (await gate.AdmitAsync(request, Deed.ReadCollections, null, cancellation) is Admission.Refused refused)
            return refused.Answer;
        if (definitions.FindPeriod(collection, period) is not var (found, of) || found.Instrument(instrument) is not { } asked)
            return Refusal.NotFound($"There is no instrument of this name in {collection} {period}.");
        var items = asked.ItemsOf(of.Id).ToList();
        var csv = new StringBuilder(asked.Kind is InstrumentKind.Form ? "code,label,value,missing,estimate,note\r\n" : $"{string.Join(',', items.Select(i => i.Code))}\r\n");
        foreach (var item in asked.Kind is InstrumentKind.Form ? items : [])
            csv.Append(item.Code).Append(',').Append('"').Append(item.Label.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').Append(",,,,\r\n");

        // With a byte order mark, so that Excel takes it for UTF-8.
        return new BytesAnswer((byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())], "text/csv; charset=utf-8");
    }
}
