using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>The combined figures of a list, as disclosure control takes them.</summary>
internal static class UnprotectedPeriod
{
    /// <param name="people">For which authorities each person may submit.</param>
    public static PeriodOwn Of(
        DefinitionSet definitions, Collection collection, Period period, ReturnList list, IReadOnlyList<BodyFigures> combined,
        IEnumerable<IReadOnlySet<AuthorityCode>> people)
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
        var due = definitions.Due(period);
        return new(period, due, byAuthority, leftOut)
        {
            England = own[Body.Inspectorate.ToString()].ToDictionary(m => m.Measure),
            Answers = AnswersIn(combined),
            Constants = due.ToDictionary(a => a.Code, IReadOnlyDictionary<string, double> (a) => ConstantsOf(definitions, collection, period, a.Code)),
            People = [.. people.Where(p => p.Count > 1)],
        };
    }

    private static Dictionary<(AuthorityCode, string), IReadOnlyDictionary<string, double>> AnswersIn(IReadOnlyList<BodyFigures> combined)
    {
        var answers = new Dictionary<(AuthorityCode, string), IReadOnlyDictionary<string, double>>();
        foreach (var body in combined)
        {
            if (AuthorityCode.TryParse(body.Body, out var code))
                answers[(code, body.Instrument)] = body.Answers;
        }

        return answers;
    }

    /// <summary>Reference numbers, as rules name them.</summary>
    private static Dictionary<string, double> ConstantsOf(DefinitionSet definitions, Collection collection, Period period, AuthorityCode code) =>
        definitions.ConstantsFor(collection, period, Body.Of(code)).Ref.Where(r => r.Value is not null).ToDictionary(r => $"ref.{r.Key}", r => r.Value!.Value);
}
