using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>The unprotected figures of a period on their way to publication.</summary>
/// <param name="Due">Authorities that were due, by code.</param>
/// <param name="Figures">By authority, then by measure; an authority that returned nothing is not there.</param>
/// <param name="LeftOut">Authorities that an administrator left out of the figures for England and regions.</param>
public sealed record PeriodOwn(Period Period, IReadOnlyList<Authority> Due, IReadOnlyDictionary<AuthorityCode, IReadOnlyDictionary<string, Own>> Figures, IReadOnlySet<AuthorityCode> LeftOut)
{
    /// <summary>The same period as it was closed before, oldest first: what those editions printed is known, and this one must not give away beside them what either hides.</summary>
    public IReadOnlyList<PeriodOwn> EarlierEditions { get; init; } = [];

    /// <summary>Figures that are known for England alone, by measure: of records that are not about authorities.</summary>
    public IReadOnlyDictionary<string, Own> England { get; init; } = new Dictionary<string, Own>();
}

/// <summary>
/// Makes what may be published out of unprotected figures. What must be hidden is decided first, over everything that would be printed together; ranks, bands, quartiles,
/// changes and neighbours' means are then made of the values that are left, so that none of them can give a hidden one away.
/// </summary>
public sealed class Publication(Collection collection, AuthorityRegister register, StatisticalNeighbours neighbours)
{
    /// <summary>Protects all periods together, in order of time.</summary>
    public IReadOnlyList<PublishedPeriod> Make(IReadOnlyList<PeriodOwn> periods)
    {
        var made = new List<PublishedPeriod>();
        foreach (var own in periods.OrderBy(p => p.Period.To))
        {
            var before = made.Count > 0 && collection.Before(own.Period) is { } previous && made[^1].Period.Id == previous.Id ? made[^1] : null;
            var hidden = PeriodProtection.Of(collection, register.Regions, own);
            made.Add(new(own.Period, [.. collection.MeasuresOf(own.Period.Id).Select(m => Make(m, own, hidden, before))]) { Protection = hidden.Account });
        }

        return made;
    }

    private PublishedMeasure Make(Measure measure, PeriodOwn own, PeriodProtection hidden, PublishedPeriod? before)
    {
        var broken = measure.Breaks.Contains(own.Period.Id);
        var earlier = broken ? null : before?.Measure(measure.Id);
        var nowhere = collection.Instrument(measure.Instrument) is { IsOfEnglandAlone: true };
        var cells = nowhere ? [] : DueOf(measure, own).Select(a => CellOf(measure, a, own, hidden)).ToList();
        var shown = cells.ToDictionary(c => c.Authority.Code, c => c.Measured is MeasureValue.Value v ? v.Amount : (double?)null);
        var values = cells.Select(c => new AuthorityValue<AuthorityCode>(c.Authority.Code, c.Measured)).ToList();
        var ranking = Ranking.TryCreate(measure.Polarity, values, measure.RankDecimals);
        var places = ranking is RankingOutcome<AuthorityCode>.Ranked ranked
            ? ranked.Places.OfType<RankingPlace<AuthorityCode>.Placed>().ToDictionary(p => p.Authority)
            : [];
        var answers = measure.Method is Method.ShareOfAuthorities;
        // Few areas are visited, and of those the small figures are hidden: quartiles of the rest would mislead.
        var few = answers || collection.Instrument(measure.Instrument) is { FromInspectorate: true };
        var spread = few ? default : Spread.Of(values);
        var funnel = FunnelOf(measure, values);
        var positions = funnel is FunnelOutcome<AuthorityCode>.Drawn drawn ? drawn.Points.ToDictionary(p => p.Authority, p => p.Adjusted) : [];
        return new(
            measure, own.Period,
            [.. cells.Select(c => AuthorityOf(c, earlier, before?.Period, own.Period, shown, places.GetValueOrDefault(c.Authority.Code)) with
            {
                Funnel = positions.GetValueOrDefault(c.Authority.Code),
                Comparability = ComparabilityOf(c.Authority.Code, own.Figures.GetValueOrDefault(c.Authority.Code)?.GetValueOrDefault(measure.Id), own.Period),
            })],
            [.. register.Regions.Where(_ => !nowhere).Select(r => AreaOf(measure, r, own, hidden, earlier)).Where(a => a.Due > 0)],
            AreaOf(measure, null, own, hidden, earlier),
            few ? Published.NotApplicable : Published.OfSome(spread.LowerQuartile), few ? Published.NotApplicable : Published.OfSome(spread.Median), few ? Published.NotApplicable : Published.OfSome(spread.UpperQuartile),
            ranking is RankingOutcome<AuthorityCode>.Ranked r ? r.Count : 0,
            nowhere ? "The figure is of England alone." : answers ? "The answers are yes or no, so authorities are not ranked." : ranking is RankingOutcome<AuthorityCode>.NotRanked not ? not.Why.Reason : null)
        {
            Funnel = funnel,
        };
    }

    private List<string> ComparabilityOf(AuthorityCode code, Own? figure, Period period)
    {
        var notes = new List<string>();
        if (figure is { Estimate: true })
            notes.Add("It rests on an estimate.");
        // What the note says is the return's: it may tell what is hidden.
        if (figure is { Noted.Count: > 0 })
            notes.Add($"The return has a note on {string.Join(", ", figure.Noted)}.");
        if (collection.Before(period) is { } before && !register.SameBody(code, before.To, period.To))
            notes.Add($"The authority is not the one of {before.Id}: boundaries or responsibilities have changed.");
        return notes;
    }

    /// <summary>A funnel of what is published alone: its centre and spread give nothing else away.</summary>
    private static FunnelOutcome<AuthorityCode> FunnelOf(Measure measure, List<AuthorityValue<AuthorityCode>> values) =>
        measure.HasInterval && measure.Method is not Method.ShareOfAuthorities ? Funnel.TryCreate(values) : Funnel.None<AuthorityCode>();

    /// <summary>Inspectors visit some areas: nobody is missing from their records who was not visited.</summary>
    private IEnumerable<Authority> DueOf(Measure measure, PeriodOwn own) => collection.Instrument(measure.Instrument) is { FromInspectorate: true }
        ? own.Due.Where(a => own.Figures.TryGetValue(a.Code, out var figures) && figures.ContainsKey(measure.Id))
        : own.Due;

    private static Cell CellOf(Measure measure, Authority authority, PeriodOwn own, PeriodProtection hidden)
    {
        if (!own.Figures.TryGetValue(authority.Code, out var figures) || !figures.TryGetValue(measure.Id, out var figure))
            return Cell.Without(authority, Symbol.NotAvailable, false, "No return.");
        if (!figure.HasBothParts)
        {
            // A part that is there is shown beside one that is not, unless it is small.
            return Cell.Without(authority, figure.Why ?? Symbol.NotAvailable, figure.FromSource, figure.Note) with
            {
                Numerator = figure.Numerator is { } part && !hidden.HidesNumerator(authority.Code, measure) ? Published.Of(part) : Absent(figure.Numerator),
                Denominator = figure.Denominator is { } whole && !hidden.HidesDenominator(authority.Code, measure) ? Published.Of(whole) : Absent(figure.Denominator),
            };
        }

        // Of a handful of people, their mean and how they spread can tell each one's number: that is given for the country alone.
        var summary = measure.CountsThings ? MeanOf([figure]) : null;
        var measured = ValueOf(measure, figure.Numerator!.Value, figure.Denominator!.Value, summary);
        if (measured is not MeasureValue.Value value)
        {
            // Without the numbers: they may be small.
            return Cell.Without(authority, Symbol.NotAvailable, false, measured is MeasureValue.Invalid ? "The figures cannot be right: the part is larger than the whole, or one of them is no count." : null);
        }

        var hidesNumerator = hidden.HidesNumerator(authority.Code, measure);
        var hidesDenominator = hidden.HidesDenominator(authority.Code, measure);
        if (hidesNumerator || hidesDenominator)
        {
            return new(
                authority, hidesNumerator ? Published.Confidential : Published.Of(value.Numerator), hidesDenominator ? Published.Confidential : Published.Of(value.Denominator), Published.Confidential,
                new MeasureValue.NotSupplied(), null, figure.Estimate ? "An estimate." : null);
        }

        // One authority's yes or no is no share: it is as sure as the answer, and has no interval.
        var answer = measure.Method is Method.ShareOfAuthorities;
        var interval = measure.HasInterval && !answer ? value.IntervalAt(Confidence.NinetyFive) : null;
        return new(
            authority, Published.Of(value.Numerator), Published.Of(value.Denominator), Published.Of(value.Amount, !answer && !value.IsReliable), value, interval, figure.Estimate ? "An estimate." : figure.Note);

        Published Absent(double? part) => part is null ? new Published.Withheld(figure.Why ?? Symbol.NotAvailable, figure.FromSource) : Published.Confidential;
    }

    private PublishedAuthority AuthorityOf(
        Cell cell, PublishedMeasure? earlier, Period? before, Period period, Dictionary<AuthorityCode, double?> shown, RankingPlace<AuthorityCode>.Placed? place)
    {
        var change = earlier?.Authorities.FirstOrDefault(a => a.Authority.Code == cell.Authority.Code)?.Value.Number is { } last && cell.Value.Number is { } now && register.SameBody(cell.Authority.Code, before!.To, period.To)
            ? Published.Of(now - last)
            : Published.NotApplicable;
        var named = neighbours.Of(period.Neighbours, cell.Authority.Code);
        var figure = NeighbourFigure.Of([.. named.Select(n => shown.GetValueOrDefault(n))]);
        return new(
            cell.Authority, cell.Numerator, cell.Denominator, cell.Value, Limit(cell, cell.Interval?.Lower), Limit(cell, cell.Interval?.Upper), place?.Rank, place?.Band, change,
            Published.OfSome(figure.Mean), Published.OfSome(figure.Median), figure.Available, figure.Named, cell.Note);
    }

    private static Published Limit(Cell cell, double? limit) => cell.Value is Published.Withheld ? cell.Value : limit is { } known ? Published.Of(known) : Published.NotApplicable;

    private PublishedArea AreaOf(Measure measure, Region? region, PeriodOwn own, PeriodProtection hidden, PublishedMeasure? earlier)
    {
        var due = DueOf(measure, own).Where(a => region is null || a.Region.Gss == region.Gss).ToList();
        var parts = due.Select(a => own.Figures.GetValueOrDefault(a.Code)?.GetValueOrDefault(measure.Id) is { HasBothParts: true } figure && !own.LeftOut.Contains(a.Code)
            ? new AuthorityCounts<Authority>(a, figure.Numerator, figure.Denominator)
            : new AuthorityCounts<Authority>(a, null, null)).ToList();
        var sum = Aggregate.Of(parts);
        // What is known of England alone was supplied by the inspectorate, not by authorities.
        var whole = region is null && own.England.GetValueOrDefault(measure.Id) is { HasBothParts: true } known ? known : null;
        if (collection.Instrument(measure.Instrument) is { IsOfEnglandAlone: true })
            sum = new(whole?.Numerator ?? 0, whole?.Denominator ?? 0, 0, 0, []);
        var missing = sum.Excluded;
        var source = region is null && measure.PublishedName is { } name ? collection.Published.Find(name, PublishedFigures.England, own.Period.Id) : null;
        if ((sum.Supplied == 0 && whole is null) || sum.Denominator == 0)
        {
            var why = sum.Supplied == 0 && whole is null ? Published.NotAvailable : Published.NotApplicable;
            return new(region, why, why, why, why, why, Published.NotApplicable, sum.Supplied, sum.Due, missing, source);
        }

        var people = SmallCounts.AreOfPeople(measure);
        if (hidden.Withholds(measure, region) || (people && (SmallCounts.IsSmall(sum.Numerator, collection) || (!measure.DenominatorIsReference && SmallCounts.IsSmall(sum.Denominator, collection)))))
        {
            var c = Published.Confidential;
            return new(region, c, c, c, c, c, Published.NotApplicable, sum.Supplied, sum.Due, missing, source);
        }

        var (numerator, denominator) = people ? (Rounded(sum.Numerator), measure.DenominatorIsReference ? sum.Denominator : Rounded(sum.Denominator)) : (sum.Numerator, sum.Denominator);
        var summary = region is null || measure.CountsThings ? MeanOf(whole is null ? [.. due.Where(a => !own.LeftOut.Contains(a.Code)).Select(a => own.Figures.GetValueOrDefault(a.Code)?.GetValueOrDefault(measure.Id)).OfType<Own>().Where(f => f.HasBothParts)] : [whole]) : null;
        var measured = ValueOf(measure, sum.Numerator, sum.Denominator, summary) as MeasureValue.Value;
        if (measured is null)
            return new(region, Published.NotAvailable, Published.NotAvailable, Published.NotAvailable, Published.NotAvailable, Published.NotAvailable, Published.NotApplicable, sum.Supplied, sum.Due, missing, source);
        var amount = measured.Amount;
        if (hidden.HasHiddenPart(measure, region))
        {
            // To more decimals, a share and its rounded denominator would give the exact numerator; so would the limits, which are made of the printed figures therefore.
            amount = (double)Rounding.Share((long)sum.Numerator, (long)sum.Denominator, (int)measure.Multiplier, measure.Decimals);
            measured = ValueOf(measure, Math.Min(amount / measure.Multiplier * denominator, measure.Method is Method.Proportion ? denominator : double.MaxValue), denominator) as MeasureValue.Value;
        }

        var interval = measure.HasInterval ? measured?.IntervalAt(Confidence.NinetyFive) : null;
        var last = (region is null ? earlier?.England : earlier?.Regions.FirstOrDefault(r => r.Region!.Gss == region.Gss))?.Value.Number;
        return new(
            region, Counted(numerator, sum.Numerator), Counted(denominator, sum.Denominator), Published.Of(amount, measured?.IsReliable is not true),
            interval is { } of ? Published.Of(of.Lower) : Published.NotApplicable, interval is { } to ? Published.Of(to.Upper) : Published.NotApplicable,
            last is { } then ? Published.Of(amount - then) : Published.NotApplicable, sum.Supplied, sum.Due, missing, source);

        static Published Counted(double rounded, double count) => rounded == 0 && count > 0 ? Published.Low : Published.Of(rounded);

        double Rounded(double count) => Math.Round(count / collection.RoundTo, MidpointRounding.AwayFromZero) * collection.RoundTo;
    }

    private static MeanSummary? MeanOf(IReadOnlyCollection<Own> figures) => MeanSummary.OfGroups([.. figures.Select(f => (f.Numerator!.Value, f.Denominator!.Value, f.Deviation))]);

    /// <summary>The value that a numerator and a denominator make by the method of the measure.</summary>
    /// <param name="summary">Of a mean: how its numbers spread; null where that is not known.</param>
    public static MeasureValue ValueOf(Measure measure, double? numerator, double? denominator, MeanSummary? summary = null) => measure.Method switch
    {
        Method.Proportion or Method.ShareOfAuthorities => MeasureValue.Proportion(numerator, denominator, measure.Multiplier),
        Method.Rate when measure.HasInterval => MeasureValue.Rate(numerator, denominator, measure.Multiplier),
        Method.Ratio when measure.HasInterval => MeasureValue.Ratio(numerator, denominator, measure.Multiplier),
        Method.Mean => MeasureValue.Average(numerator, denominator, measure.Multiplier, summary),
        Method.Days or Method.Distribution => MeasureValue.Average(numerator, denominator, measure.Multiplier),
        _ => MeasureValue.RepeatedEvents(numerator, denominator, measure.Multiplier),
    };

    /// <param name="Measured">As ranks and neighbours see it: a hidden value is not supplied.</param>
    private sealed record Cell(Authority Authority, Published Numerator, Published Denominator, Published Value, MeasureValue Measured, Interval? Interval, string? Note)
    {
        public static Cell Without(Authority authority, Symbol why, bool fromSource, string? note)
        {
            var symbol = new Published.Withheld(why, fromSource);
            return new(authority, symbol, symbol, symbol, new MeasureValue.NotSupplied(), null, note);
        }
    }
}
