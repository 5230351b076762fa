using Reporting.Domain.Collections;

namespace Reporting.Domain.Comparison;

/// <summary>An authority and what became of its figure.</summary>
public sealed record AuthorityValue<TKey>(TKey Authority, MeasureValue Measured)
    where TKey : notnull;

/// <summary>An authority in a ranking: placed, or not and why.</summary>
public abstract record Place<TKey>
    where TKey : notnull
{
    private Place(TKey authority) => Authority = authority;

    public TKey Authority { get; }

    /// <summary>An authority with its rank (1 is best, ties share it) and band.</summary>
    public sealed record Placed : Place<TKey>
    {
        internal Placed(TKey authority, double amount, int rank, QuartileBand band)
            : base(authority) => (Amount, Rank, Band) = (amount, rank, band);

        /// <summary>The amount that was ranked: rounded, if the ranking is of rounded values.</summary>
        public double Amount { get; }

        public int Rank { get; }

        public QuartileBand Band { get; }
    }

    /// <summary>An authority without a figure, or with an unreliable one.</summary>
    public sealed record NotPlaced : Place<TKey>
    {
        internal NotPlaced(TKey authority, NotCompared why)
            : base(authority) => Why = why;

        public NotCompared Why { get; }
    }
}

/// <summary>A ranking, or why there is none.</summary>
public abstract record RankingOutcome<TKey>
    where TKey : notnull
{
    private RankingOutcome()
    {
    }

    /// <summary>The authorities in the order in which they were given.</summary>
    public sealed record Ranked : RankingOutcome<TKey>
    {
        internal Ranked(IReadOnlyList<Place<TKey>> places, FiveNumbers bounds, int count) => (Places, Bounds, Count) = (places, bounds, count);

        public IReadOnlyList<Place<TKey>> Places { get; }

        /// <summary>The edges of the bands.</summary>
        public FiveNumbers Bounds { get; }

        /// <summary>How many authorities have a rank: the N of "3rd of N".</summary>
        public int Count { get; }
    }

    public sealed record NotRanked : RankingOutcome<TKey>
    {
        internal NotRanked(NotCompared why) => Why = why;

        public NotCompared Why { get; }
    }
}

/// <summary>The one way to ranks and bands.</summary>
public static class Ranking
{
    /// <summary>Ranks the authorities, unless the measure is neutral, fewer than 20 can be ranked, or all have the same figure.</summary>
    /// <param name="polarity">Which end is best.</param>
    /// <param name="values">Every authority, also those without a figure.</param>
    /// <param name="decimals">Null to rank values as they are; else they are rounded half-up before.</param>
    /// <remarks>Source of the bands: Department for Education, Local Authority Interactive Tool, its published source.</remarks>
    public static RankingOutcome<TKey> TryCreate<TKey>(Polarity polarity, IReadOnlyCollection<AuthorityValue<TKey>> values, int? decimals = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        if (Direction.Of(polarity) is not { } direction)
            return new RankingOutcome<TKey>.NotRanked(NotCompared.Neutral);
        double[] sorted = [.. values.Select(v => v.Measured).OfType<MeasureValue.Value>().Where(v => v.IsReliable).Select(v => Shown(v, decimals))];
        if (sorted.Length < NotCompared.FewestAuthorities)
            return new RankingOutcome<TKey>.NotRanked(NotCompared.TooFew(sorted.Length));
        Array.Sort(sorted);
        var bounds = FiveNumbers.OfSorted(sorted);
        return bounds.Lowest == bounds.Highest
            ? new RankingOutcome<TKey>.NotRanked(NotCompared.SameEverywhere)
            : new RankingOutcome<TKey>.Ranked([.. values.Select(v => PlaceOf(v, sorted, bounds, direction, decimals))], bounds, sorted.Length);
    }

    private static Place<TKey> PlaceOf<TKey>(AuthorityValue<TKey> value, double[] sorted, FiveNumbers bounds, Direction direction, int? decimals)
        where TKey : notnull
    {
        switch (value.Measured)
        {
            case MeasureValue.Value { IsReliable: true } measured:
                var amount = Shown(measured, decimals);
                return new Place<TKey>.Placed(
                    value.Authority, amount, LaitOrder.Rank(amount, sorted, direction), LaitOrder.Band(amount, bounds, direction));
            case MeasureValue.Value:
                return new Place<TKey>.NotPlaced(value.Authority, NotCompared.Unreliable);
            default:
                return new Place<TKey>.NotPlaced(value.Authority, NotCompared.Missing);
        }
    }

    private static double Shown(MeasureValue.Value value, int? decimals) =>
        decimals is { } places ? HalfUp.Round(value.Amount, places) : value.Amount;
}
