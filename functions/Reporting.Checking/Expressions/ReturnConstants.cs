using Reporting.Domain.Returns;

namespace Reporting.Checking.Expressions;

/// <summary>What is known about an authority beside its return. A figure that is not known is null, or not there.</summary>
/// <param name="Ref">Reference figures by name: population_0_17.</param>
/// <param name="Last">Its return of the period before; null where there is none.</param>
/// <param name="Peers">Percentiles of other authorities' answers, by item and percentile: MIS01_p99.</param>
/// <param name="Published">The source's own figures, by name.</param>
public sealed record ReturnConstants(
    IReadOnlyDictionary<string, double?> Ref, FormAnswers? Last, IReadOnlyDictionary<string, double?> Peers, IReadOnlyDictionary<string, double?> Published)
{
    private static readonly IReadOnlyDictionary<string, double?> Nothing = new Dictionary<string, double?>();

    /// <summary>Nothing is known.</summary>
    public static ReturnConstants None { get; } = new(Nothing, null, Nothing, Nothing);

    internal double? Number(string group, string name) => (group switch
    {
        "ref" => Ref,
        "peers" => Peers,
        _ => Published,
    }).GetValueOrDefault(name);
}
