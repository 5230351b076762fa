using Reporting.Domain.Collections;

namespace Reporting.Domain.Comparison;

/// <summary>An authority and what became of its figure.</summary>
/// <param name="Authority">Whose figure it is.</param>
/// <param name="Measured">A value, or why there is none.</param>
public sealed record AuthorityValue<TKey>(TKey Authority, MeasureValue Measured)
    where TKey : notnull;

/// <summary>An authority's place in a ranking, or why it has none.</summary>
public abstract record RankingPlace<TKey>
    where TKey : notnull
{
    private RankingPlace(TKey authority) => Authority = authority;

    /// <summary>Whose place it is.</summary>
    public TKey Authority { get; }

    /// <summary>An authority with its rank and band.</summary>
    public sealed record Placed : RankingPlace<TKey>
    {
        internal Placed(TKey authority, double amount, int rank, QuartileBand band)
            : base(authority) => (Amount, Rank, Band) = (amount, rank, band);

        /// <summary>The amount that was ranked: rounded, if the ranking is of rounded values.</summary>
        public double Amount { get; }

        /// <summary>1 is best; ties share the best rank.</summary>
        public int Rank { get; }

        /// <summary>The quarter of the authorities that it is in.</summary>
        public QuartileBand Band { get; }
    }

    /// <summary>An authority without a figure, or with an unreliable one.</summary>
    public sealed record NotPlaced : RankingPlace<TKey>
    {
        internal NotPlaced(TKey authority, NotComparedReason why)
            : base(authority) => Why = why;

        /// <summary>Why it has no rank.</summary>
        public NotComparedReason Why { get; }
    }
}

/// <summary>A ranking, or why there is none.</summary>
public abstract record RankingOutcome<TKey>
    where TKey : notnull
{
    private RankingOutcome()
    {
    }

    /// <summary>There is a ranking.</summary>
    public sealed record Ranked : RankingOutcome<TKey>
    {
        internal Ranked(IReadOnlyList<RankingPlace<TKey>> places, int count) => (Places, Count) = (places, count);

        /// <summary>Every authority, in the order given.</summary>
        public IReadOnlyList<RankingPlace<TKey>> Places { get; }

        /// <summary>How many authorities have a rank: the N of "3rd of N".</summary>
        public int Count { get; }
    }

    /// <summary>There is no ranking.</summary>
    public sealed record NotRanked : RankingOutcome<TKey>
    {
        internal NotRanked(NotComparedReason why) => Why = why;

        /// <summary>Why there is none.</summary>
        public NotComparedReason Why { get; }
    }
}

/// <summary>Ranks authorities and puts them into quartile bands.</summary>
public static class Ranking
{
    /// <summary>Ranks the authorities, unless the measure is neutral, fewer than 20 can be ranked, or all have the same figure.</summary>
    /// <param name="polarity">Which end is best.</param>
    /// <param name="values">Every authority, also those without a figure.</param>
    /// <param name="decimals">Null to rank values as they are; else they are rounded half-up to so many decimals first.</param>
    /// <remarks>Source of the bands: Department for Education, Local Authority Interactive Tool, its published source.</remarks>
    public static RankingOutcome<TKey> TryCreate<TKey>(Polarity polarity, IReadOnlyCollection<AuthorityValue<TKey>> values, int? decimals = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        if (Direction.Of(polarity) is not { } direction)
            return new RankingOutcome<TKey>.NotRanked(NotComparedReason.Neutral);
        double[] sorted = [.. values.Select(v => v.Measured).OfType<MeasureValue.Value>().Where(v => v.IsReliable).Select(v => Rounded(v, decimals))];
        if (sorted.Length < NotComparedReason.MinimumAuthorities)
            return new RankingOutcome<TKey>.NotRanked(NotComparedReason.TooFew(sorted.Length));
        Array.Sort(sorted);
        var bounds = FiveNumbers.OfSorted(sorted);
        return bounds.Lowest == bounds.Highest
            ? new RankingOutcome<TKey>.NotRanked(NotComparedReason.SameEverywhere)
            : new RankingOutcome<TKey>.Ranked([.. values.Select(v => PlaceOf(v, sorted, bounds, direction, decimals))], sorted.Length);
    }

    private static RankingPlace<TKey> PlaceOf<TKey>(AuthorityValue<TKey> value, double[] sorted, FiveNumbers bounds, Direction direction, int? decimals)
        where TKey : notnull
    {
        switch (value.Measured)
        {
            case MeasureValue.Value { IsReliable: true } measured:
                var amount = Rounded(measured, decimals);
                return new RankingPlace<TKey>.Placed(
                    value.Authority, amount, RankFormulas.Rank(amount, sorted, direction), RankFormulas.Band(amount, bounds, direction));
            case MeasureValue.Value:
                return new RankingPlace<TKey>.NotPlaced(value.Authority, NotComparedReason.Unreliable);
            default:
                return new RankingPlace<TKey>.NotPlaced(value.Authority, NotComparedReason.Missing);
        }
    }

    private static double Rounded(MeasureValue.Value value, int? decimals) =>
        decimals is { } places ? HalfUp.Round(value.Amount, places) : value.Amount;
}
