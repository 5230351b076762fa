namespace Reporting.Domain.Collections;

/// <summary>The ten authorities most like each one, by a dated model: the 2021 model for periods to 2023, the 2025 model from 2024.</summary>
public sealed class StatisticalNeighbours(IReadOnlyDictionary<string, IReadOnlyDictionary<AuthorityCode, IReadOnlyList<AuthorityCode>>> models)
{
    public IEnumerable<string> Models => models.Keys;

    /// <summary>In order of closeness; empty where the model does not know the authority.</summary>
    public IReadOnlyList<AuthorityCode> Of(string model, AuthorityCode authority) =>
        models.TryGetValue(model, out var neighbours) && neighbours.TryGetValue(authority, out var list) ? list : [];
}
