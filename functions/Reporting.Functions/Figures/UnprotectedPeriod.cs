using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>The combined figures of a list, as disclosure control takes them.</summary>
internal static class UnprotectedPeriod
{
    public static PeriodOwn Of(DefinitionSet definitions, Period period, ReturnList list, IReadOnlyList<BodyFigures> combined)
    {
        // An authority's figures come from its own returns, and from the records of the inspectorate that are about it.
        var own = combined
            .SelectMany(b => b.Authorities
                .SelectMany(a => a.Value, (a, m) => (Code: a.Key, Measure: m))
                .Concat(b.Measures.Select(m => (Code: b.Body, Measure: m))))
            .ToLookup(f => f.Code, f => f.Measure);
        var byAuthority = new Dictionary<AuthorityCode, IReadOnlyDictionary<string, Own>>();
        foreach (var body in own)
        {
            if (AuthorityCode.TryParse(body.Key, out var code))
                byAuthority[code] = body.ToDictionary(m => m.Measure);
        }

        var leftOut = list.Returns.Where(r => r.Excluded && AuthorityCode.TryParse(r.Body, out _)).Select(r => AuthorityCode.Parse(r.Body)).ToHashSet();
        return new(period, definitions.Due(period), byAuthority, leftOut) { England = own[Body.Inspectorate.ToString()].ToDictionary(m => m.Measure) };
    }
}
