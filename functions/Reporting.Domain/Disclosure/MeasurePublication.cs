using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>One measure in one period: the authorities' printed values, what is compared of them, and the areas' totals.</summary>
/// <param name="collection">The collection that the measure is of.</param>
/// <param name="register">Which authorities and regions there are.</param>
/// <param name="neighbours">Each authority's statistical neighbours.</param>
/// <param name="measure">The measure.</param>
/// <param name="own">The period's unprotected figures.</param>
/// <param name="protection">What is hidden of them.</param>
internal sealed class MeasurePublication(
    Collection collection, AuthorityRegister register, StatisticalNeighbours neighbours, Measure measure, PeriodOwn own, PeriodProtection protection)
{
    /// <summary>A mean of fewer neighbours says little of the ten, and much of each.</summary>
    private const int FewestNeighbours = 5;

    private readonly Instrument? instrument = collection.Instrument(measure.Instrument);

    private bool IsOfEnglandAlone => instrument is { IsOfEnglandAlone: true };

    private bool IsYesOrNo => measure.Method is Method.ShareOfAuthorities;

    /// <summary>Inspectors visit some areas: nobody is missing from their records who was not visited.</summary>
    private IEnumerable<Authority> Due =>
        instrument is { FromInspectorate: true } ? own.Due.Where(a => own.FigureOf(a.Code, measure) is not null) : own.Due;

    public PublishedMeasure Make()
    {
        var due = Due.ToList();
        var figures = IsOfEnglandAlone ? [] : due.Select(a => AuthorityFigures.Of(measure, a, own, protection)).ToList();
        var values = figures.Select(f => new AuthorityValue<AuthorityCode>(f.Authority.Code, f.Measured)).ToList();
        var ranking = Ranking.TryCreate(measure.Polarity, values, measure.RankDecimals);
        var funnel = FunnelOf(values);
        var (lower, median, upper) = QuartilesOf(values);
        var areas = new AreaPublication(collection, measure, own, protection);
        return new(
            measure,
            own.Period,
            AuthoritiesOf(figures, ranking, funnel),
            IsOfEnglandAlone ? [] : [.. register.Regions.Select(r => areas.Of(r, [.. due.Where(a => a.Region.Gss == r.Gss)])).Where(a => a.Due > 0)],
            areas.Of(null, due),
            lower,
            median,
            upper,
            ranking is RankingOutcome<AuthorityCode>.Ranked ranked ? ranked.Count : 0,
            WhyNotRanked(ranking))
        {
            OfAreasAlone = protection.IsOfAreasAlone(measure),
            Funnel = funnel,
        };
    }

    private string? WhyNotRanked(RankingOutcome<AuthorityCode> ranking) =>
        measure.Among is not null ? "The figure speaks for those in it alone."
        : IsOfEnglandAlone ? "The figure is of England alone."
        : protection.IsOfAreasAlone(measure) ? "Nearly all authorities' figures are hidden to protect people, so they are given for England and regions alone."
        : IsYesOrNo ? "The answers are yes or no, so authorities are not ranked."
        : ranking is RankingOutcome<AuthorityCode>.NotRanked not ? not.Why.Reason
        : null;

    /// <summary>A funnel of what is published alone: its centre and spread give nothing else away.</summary>
    private FunnelOutcome<AuthorityCode> FunnelOf(List<AuthorityValue<AuthorityCode>> values) =>
        measure.HasInterval && !IsYesOrNo ? Funnel.TryCreate(values) : Funnel.None<AuthorityCode>();

    /// <summary>Few areas are visited, and of those the small figures are hidden: quartiles of the rest would mislead.</summary>
    private (Published Lower, Published Median, Published Upper) QuartilesOf(List<AuthorityValue<AuthorityCode>> values)
    {
        if (IsYesOrNo || instrument is { FromInspectorate: true })
            return (Published.NotApplicable, Published.NotApplicable, Published.NotApplicable);
        var spread = Spread.Of(values);
        return (Published.OfSome(spread.LowerQuartile), Published.OfSome(spread.Median), Published.OfSome(spread.UpperQuartile));
    }

    private List<PublishedAuthority> AuthoritiesOf(
        List<AuthorityFigures> figures, RankingOutcome<AuthorityCode> ranking, FunnelOutcome<AuthorityCode> funnel)
    {
        var printed = figures.ToDictionary(f => f.Authority.Code, f => f.Measured is MeasureValue.Value v ? v.Amount : (double?)null);
        var places = ranking is RankingOutcome<AuthorityCode>.Ranked ranked
            ? ranked.Places.OfType<RankingPlace<AuthorityCode>.Placed>().ToDictionary(p => p.Authority)
            : [];
        var positions = funnel is FunnelOutcome<AuthorityCode>.Drawn drawn ? drawn.Points.ToDictionary(p => p.Authority, p => p.Adjusted) : [];
        return [.. figures.Select(f => AuthorityOf(f, printed, places.GetValueOrDefault(f.Authority.Code)) with
        {
            Funnel = positions.GetValueOrDefault(f.Authority.Code),
            Comparability = ComparabilityOf(f.Authority.Code),
        })];
    }

    private PublishedAuthority AuthorityOf(
        AuthorityFigures figures, Dictionary<AuthorityCode, double?> printed, RankingPlace<AuthorityCode>.Placed? place)
    {
        var near = neighbours.Of(own.Period.Neighbours, figures.Authority.Code);
        var neighbour = NeighbourFigure.Of([.. near.Select(n => printed.GetValueOrDefault(n))]);
        return new(
            figures.Authority, figures.Numerator, figures.Denominator, figures.Value, figures.Limit(i => i.Lower), figures.Limit(i => i.Upper), place?.Rank,
            place?.Band, Published.NotApplicable, Of(neighbour.Mean), Of(neighbour.Median), neighbour.Available, neighbour.Named,
            figures.Note);

        Published Of(double figure) => neighbour.Available < FewestNeighbours ? Published.NotAvailable : Published.OfSome(figure);
    }

    private List<string> ComparabilityOf(AuthorityCode code)
    {
        var figure = own.FigureOf(code, measure);
        var notes = new List<string>();
        if (figure is { Estimate: true })
            notes.Add("It rests on an estimate.");
        // The note itself is the return's: it may tell what is hidden.
        if (figure is { Noted.Count: > 0 })
            notes.Add($"The return has a note on {string.Join(", ", figure.Noted)}.");
        if (collection.Before(own.Period) is { } previous && !register.SameBody(code, previous.To, own.Period.To))
            notes.Add($"The authority is not the one of {previous.Id}: boundaries or responsibilities have changed.");
        return notes;
    }
}
