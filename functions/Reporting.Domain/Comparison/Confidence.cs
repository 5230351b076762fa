using MathNet.Numerics.Distributions;

namespace Reporting.Domain.Comparison;

/// <summary>A confidence level, with what the intervals need of it worked out once.</summary>
public sealed class Confidence
{
    /// <summary>Counts below this have an exact Poisson interval, the others Byar's.</summary>
    internal const int ExactBelow = 10;

    private readonly Interval[] exact = new Interval[ExactBelow];

    private Confidence(double share)
    {
        Share = share;
        Z = Normal.InvCDF(0, 1, share + ((1 - share) / 2));
        for (var events = 0; events < exact.Length; events++)
            exact[events] = CountInterval.Exact(events, this);
    }

    /// <summary>95%, the level at which a difference is worth a look.</summary>
    public static Confidence NinetyFive { get; } = new(0.95);

    /// <summary>99.8%, the level at which a difference is worth acting on.</summary>
    public static Confidence NinetyNinePointEight { get; } = new(0.998);

    /// <summary>The level as a share of 1.</summary>
    public double Share { get; }

    /// <summary>The standard normal quantile at Share + (1 − Share)/2; infinite at 100%.</summary>
    public double Z { get; }

    /// <summary>The chance of lying beyond one end.</summary>
    public double Tail => (1 - Share) / 2;

    /// <summary>A level given as a share from 0.9 to 1, or per cent from 90 to 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is neither.</exception>
    public static Confidence Of(double shareOrPercent) => shareOrPercent switch
    {
        0.95 or 95 => NinetyFive,
        0.998 or 99.8 => NinetyNinePointEight,
        >= 0.9 and <= 1 => new(shareOrPercent),
        >= 90 and <= 100 => new(shareOrPercent / 100),
        _ => throw new ArgumentOutOfRangeException(nameof(shareOrPercent), shareOrPercent, "A confidence level is from 90% to 100%."),
    };

    /// <summary>The level per cent: 99.8%.</summary>
    public override string ToString() => $"{Math.Round((decimal)Share * 100, 8):0.########}%";

    /// <summary>The exact interval of a whole count below <see cref="ExactBelow"/>.</summary>
    internal Interval ExactFor(int events) => exact[events];
}
