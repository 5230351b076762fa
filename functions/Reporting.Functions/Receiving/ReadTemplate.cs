using System.Diagnostics.CodeAnalysis;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Checking.Files;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Receiving;

/// <summary>The form to fill in, from the live definition and with what is known of the body.</summary>
public sealed class ReadTemplate(DefinitionSet definitions, IPriorFigures prior)
{
    /// <param name="admission">To the service: whether the person may have the template depends on the body, which is found here.</param>
    /// <param name="named">The body as it was asked for; empty where it is left to be told from the instrument and the person.</param>
    public async Task<Outcome<TemplateQuestion>> RunAsync(
        Admission admission, Collection collection, Period period, string instrument, string named, CancellationToken cancellation)
    {
        if (collection.Instrument(instrument) is not { } asked || !asked.ItemsOf(period.Id).Any())
            return NoInstrument(collection, period, instrument);
        if (!TryFindBody(named, asked, admission.Caller, out var body, out var refusal))
            return refusal;
        if (Admission.Of(admission.Caller, Permission.ReadTemplate, body) is null)
        {
            return new Refusal.NotAllowed(
                $"The template of {body?.ToString() ?? "this instrument"} has figures of its last return, so it is for that body and the inspectorate.");
        }

        if (body is { } one && AskedReturn.WhyNone(definitions, period, asked, one) is { } why)
            return new Refusal.NotFound(why);
        var authority = body?.Authority is { } code ? definitions.Authorities.Find(code, period.To) : null;
        var last = body is { } whose && asked.Kind is InstrumentKind.Form ? (await prior.ForAsync(collection, period, asked, whose, cancellation)).Last : null;
        return new TemplateQuestion(collection, period, asked, body, authority?.Name, last);
    }

    /// <param name="body">Null where the template is for no body.</param>
    private static bool TryFindBody(string named, Instrument asked, Caller caller, out Body? body, [NotNullWhen(false)] out Refusal? refusal)
    {
        (body, refusal) = (null, null);
        if (named.Length > 0)
        {
            if (Body.TryParse(named, out var parsed))
                body = parsed;
            else
                refusal = new Refusal.NotUnderstood(AskedReturn.NoBody(named));
        }
        else if (asked.FromInspectorate)
        {
            body = Body.Inspectorate;
        }
        else if (!caller.IsInspectorate)
        {
            // Somebody of one authority need not say which.
            if (caller.Bodies.Count > 1)
            {
                refusal = new Refusal.NotUnderstood(
                    $"You work for several authorities. Say for which the template is to be, for example ?body={caller.Bodies.Order().First()}");
            }

            body = caller.Bodies.Count == 1 ? Body.Of(caller.Bodies.Single()) : null;
        }

        return refusal is null;
    }

    private static Refusal.NotFound NoInstrument(Collection collection, Period period, string instrument) => new(
        $"'{ShortText.Of(instrument)}' is no instrument of {collection.Id} in {period.Id}. " +
        $"There are: {string.Join(", ", collection.Instruments.Where(i => i.ItemsOf(period.Id).Any()).Select(i => i.Id))}.");
}
