using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Checking;

/// <summary>A return as it is asked for: its parts found in the definitions.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Period">The period.</param>
/// <param name="Instrument">The form or table of records.</param>
/// <param name="Body">Who submits it.</param>
public sealed record AskedReturn(Collection Collection, Period Period, Instrument Instrument, Body Body)
{
    /// <summary>The ids of its parts.</summary>
    public ReturnKey Key => new(Collection.Id, Period.Id, Instrument.Id, Body);

    /// <summary>Finds a return by the ids of its parts.</summary>
    /// <returns>Null where the definitions know no such return.</returns>
    public static AskedReturn? Find(DefinitionSet definitions, string collection, string period, string instrument, string body)
    {
        if (definitions.FindPeriod(collection, period) is not var (found, of) || found.Instrument(instrument) is not { } asked)
            return null;
        return Body.TryParse(body, out var sender) && WhyNone(definitions, of, asked, sender) is null ? new(found, of, asked, sender) : null;
    }

    /// <summary>Why a body has no such return, in words.</summary>
    /// <returns>Null where it has one.</returns>
    public static string? WhyNone(DefinitionSet definitions, Period period, Instrument instrument, Body body) =>
        (instrument.FromInspectorate, body.Authority) switch
        {
            (true, not null) => $"{instrument.Id} is filled in by the inspectorate, not by an authority.",
            (false, null) => $"{instrument.Id} is filled in by authorities, not by the inspectorate.",
            (false, { } code) => definitions.WhyNotDue(code, period),
            _ => null,
        };

    /// <summary>A sentence that says that a text names no body.</summary>
    public static string NoBody(string text) => $"'{ShortText.Of(text)}' is no body: write the authority's three-digit code, for example 301, or inspectorate.";
}
