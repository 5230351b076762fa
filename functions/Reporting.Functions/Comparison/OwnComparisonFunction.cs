using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Access;
using Reporting.Functions.Figures;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Comparison;

/// <summary>Body of a what-if: changed items.</summary>
internal sealed record WhatIfRequest([property: Required] IReadOnlyDictionary<string, double?>? Items);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(WhatIfRequest))]
internal sealed partial class WhatIfJson : JsonSerializerContext;

/// <summary>
/// An authority's own figures, unprotected, beside protected ones. Before its period has closed, and for every what-if, they are set against the last closed period: against
/// stored returns of an open one, invented figures could sound out another authority's.
/// </summary>
public sealed class OwnComparisonFunction(PeriodLookup periods, DefinitionSet definitions, WindowRows windows, Publications publications, OwnFigures own, ComparatorSets sets)
{
    // Beyond it, not every whole number can be told from the next.
    private const double MostCounted = 999_999_999_999_999;
    private const string Route = Routes.Period + "/comparison/{body}";

    [Function("ReadOwnComparison")]
    [Requires(Permission.ReadOwnComparison, BodyIn.RouteAsAuthority)]
    public Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, Admission admission, string collection, string period, string body, CancellationToken cancellation) =>
        CompareAsync(request, admission, collection, period, whatIf: false, cancellation);

    [Function("WhatIf")]
    [Requires(Permission.ReadOwnComparison, BodyIn.RouteAsAuthority)]
    public Task<IActionResult> WhatIfAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, Admission admission, string collection, string period, string body, CancellationToken cancellation) =>
        CompareAsync(request, admission, collection, period, whatIf: true, cancellation);

    private async Task<IActionResult> CompareAsync(HttpRequest request, Admission admission, string collection, string period, bool whatIf, CancellationToken cancellation)
    {
        if (!periods.TryFind(collection, period, out var found, out var foundPeriod, out var notFound))
            return Problems.Of(notFound);
        var caller = admission.Caller;
        if (admission.Body?.Authority is not { } code)
            return Problems.BadRequest("Write the authority's three-digit code, for example 301.");
        if (definitions.Authorities.Find(code, foundPeriod.To) is not { } authority)
            return Problems.NotFound(definitions.WhyNotDue(code, foundPeriod)!);
        IReadOnlyDictionary<string, double?>? changes = null;
        if (whatIf)
        {
            var (wanted, refused) = await RequestBody.ReadAsync(request, WhatIfJson.Default.WhatIfRequest, """{"items":{"MIS01":12}}""", cancellation);
            if (wanted is null)
                return refused!;
            if (wanted.Items is not { Count: > 0 } items)
                return Problems.BadRequest("""Say which items to change. Send for example {"items":{"MIS01":12}}""");
            var asked = found.Instruments.Where(i => !i.FromInspectorate).SelectMany(i => i.ItemsOf(foundPeriod.Id)).Where(i => i.Type is ItemType.Integer or ItemType.Decimal).Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
            if (items.Keys.FirstOrDefault(k => !asked.Contains(k)) is { } unknown)
                return Problems.BadRequest($"'{(unknown.Length <= 40 ? unknown : unknown[..40])}' is no number that is asked in {period}.");
            if (items.Values.Any(v => v is < 0 or > MostCounted || (v is { } number && !double.IsFinite(number))))
                return Problems.BadRequest("Counts are 0 or more, with at most 15 digits.");
            changes = items;
        }

        var (set, noSet) = await sets.AskedAsync(request, caller.IsInspectorate ? [Body.Of(code), Body.Inspectorate] : [Body.Of(code)], cancellation);
        if (noSet is not null)
            return noSet;
        var reader = OwnReader.For(caller.SpeaksFor(Body.Of(code)), caller.IsInspectorate)!;
        if (await own.OfAsync(found, foundPeriod, Body.Of(code), changes, cancellation) is not var (version, figures, notes))
            return Problems.Conflict("The newest version of this return is still being recorded. Try again in a minute.");
        if (figures.Count == 0)
            return Problems.Conflict("Nothing has been accepted for this authority and period yet, so there is nothing to compare.");
        var (against, benchmark) = await AgainstAsync(found, foundPeriod, whatIf, cancellation);
        var answer = new OwnComparisonAnswer(
            found.Id, foundPeriod.Id, found.Synthetic, code.ToString(), version, against?.Id, whatIf, set is null ? null : new(set.Name, set.Title), [.. found.MeasuresOf(foundPeriod.Id).Where(m => figures.ContainsKey(m.Id)).Select(m => OwnComparison.Of(m, figures[m.Id].Show(reader), notes, authority, benchmark?.Measure(m.Id), set))]);
        return new JsonAnswer<OwnComparisonAnswer>(answer, ComparisonJson.Default.OwnComparisonAnswer);
    }

    /// <summary>This period where it has closed; else, and for a what-if, the newest closed one.</summary>
    private async Task<(Period? Period, PublishedPeriod? Figures)> AgainstAsync(Collection collection, Period period, bool whatIf, CancellationToken cancellation)
    {
        var closed = (await windows.AllAsync(collection, cancellation)).Where(w => w.IsClosed && w.CombinedClosing > 0).ToList();
        var chosen = closed.FirstOrDefault(w => w.Period.Id == period.Id && !whatIf) ?? closed.LastOrDefault(w => w.Period.To <= period.To) ?? closed.LastOrDefault();
        if (chosen is null)
            return (null, null);
        return await publications.FindAsync(collection, chosen.Period, $"closing-{chosen.CombinedClosing}", cancellation) is { Leaks.Count: 0 } figures ? (chosen.Period, figures.Current) : (null, null);
    }
}
