namespace Reporting.Domain.Collections;

/// <summary>The ten authorities most like each one, by a dated model: the 2021 model for periods to 2023, the 2025 model from 2024.</summary>
/// <param name="models">By model, then by authority: its neighbours in order of closeness.</param>
/// <remarks>Source: Department for Education, Children's services statistical neighbour benchmarking tool.</remarks>
public sealed class StatisticalNeighbours(IReadOnlyDictionary<string, IReadOnlyDictionary<AuthorityCode, IReadOnlyList<AuthorityCode>>> models)
{
    /// <summary>Nobody has neighbours.</summary>
    public static StatisticalNeighbours None { get; } = new(new Dictionary<string, IReadOnlyDictionary<AuthorityCode, IReadOnlyList<AuthorityCode>>>());

    /// <summary>The names of the models.</summary>
    public IEnumerable<string> Models => models.Keys;

    /// <summary>An authority's neighbours in order of closeness; empty where the model does not know the authority.</summary>
    public IReadOnlyList<AuthorityCode> Of(string model, AuthorityCode authority) =>
        models.TryGetValue(model, out var neighbours) && neighbours.TryGetValue(authority, out var list) ? list : [];
}
