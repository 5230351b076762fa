using Microsoft.Extensions.Primitives;
using Reporting.Checking.Wording;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Hosting;

/// <summary>A parameter that a call takes in its query.</summary>
/// <param name="name">As it is written, in this case alone.</param>
/// <param name="words">All its values; empty where any text is one.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class QueryParameterAttribute(string name, params string[] words) : Attribute
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Words { get; } = words;

    public bool Required { get; init; }

    public string? Description { get; init; }

    /// <summary>
    /// Why a query is not understood; null where it is. What is misspelt or said twice is refused, since what it was to prevent would happen otherwise.
    /// </summary>
    /// <param name="known">The parameters of the call.</param>
    internal static Refusal? WhyNot(IEnumerable<KeyValuePair<string, StringValues>> query, IReadOnlyList<QueryParameterAttribute> known)
    {
        foreach (var (name, values) in query)
        {
            if (known.FirstOrDefault(k => k.Name == name) is not { } parameter)
                return NotKnown(name, known);
            if (values is not [{ Length: > 0 } value])
                return new Refusal.NotUnderstood($"'{name}' must have one value: {parameter.Example}.");
            if (parameter.Words.Count > 0 && !parameter.Words.Contains(value))
                return new Refusal.NotUnderstood($"'{name}' must be {string.Join(" or ", parameter.Words)}, not '{QuotedText.OfName(value)}'.");
        }

        return null;
    }

    private string Example => $"?{Name}={(Words.Count > 0 ? Words[0] : "…")}";

    private static Refusal.NotUnderstood NotKnown(string name, IReadOnlyList<QueryParameterAttribute> known) => new(
        $"This call takes no parameter '{QuotedText.OfName(name)}' in its address. " +
        (known.Count == 0 ? "It takes none: leave out what stands after the question mark." : $"It takes: {string.Join(", ", known.Select(k => k.Example))}."));
}
