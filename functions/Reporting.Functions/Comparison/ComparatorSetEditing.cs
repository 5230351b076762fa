using System.Text.RegularExpressions;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Comparison;

/// <summary>The sets of authorities that a body compares itself with, by name; the inspectorate has its own.</summary>
public sealed partial class ComparatorSetEditing(ComparatorSets sets, DefinitionSet definitions, TimeProvider time)
{
    public const string Example = """{"title":"Coastal councils","authorities":["301","302"]}""";
    private const int LongestTitle = 100;

    /// <returns>The body's own sets, by name, and then those of everybody.</returns>
    public async Task<Outcome<BodySets>> AllAsync(Admission admission, CancellationToken cancellation)
    {
        // Of a body that nobody knows, the caller was admitted to no sets.
        if (admission.Body is not { } body)
            return WhyNobodys(admission)!;
        admission.For(Permission.ReadComparatorSets, body);
        return await AllAsync(body, cancellation);
    }

    /// <returns>Why no sets can be meant; null where they are a body's.</returns>
    public static Refusal? WhyNobodys(Admission admission) =>
        admission.Body is null ? new Refusal.NotUnderstood("Write the authority's three-digit code, for example 301, or inspectorate.") : null;

    /// <summary>Makes a set, or puts another in its place.</summary>
    public async Task<Outcome<BodySets>> PutAsync(
        Admission admission, string name, string? title, IReadOnlyList<string>? authorities, CancellationToken cancellation)
    {
        if (admission.Body is not { } body)
            return WhyNobodys(admission)!;
        admission.For(Permission.ChangeComparatorSets, body);
        if (WhyNot(name, title, authorities) is { } refusal)
            return refusal;
        var codes = new SortedSet<AuthorityCode>();
        foreach (var text in authorities!)
        {
            if (!AuthorityCode.TryParse(text, out var code) || !definitions.Authorities.All.Any(a => a.Code == code))
                return new Refusal.NotUnderstood($"'{ShortText.Of(text ?? "null")}' is no authority's three-digit code.");
            codes.Add(code);
        }

        var others = (await sets.OfAsync(body, cancellation)).Count(s => !s.BuiltIn && s.Name != name);
        if (others >= ComparatorSets.Most)
            return new Refusal.NotNow($"There are {ComparatorSets.Most} sets already. Delete one first.");
        var what = EventOf(EventKind.ComparatorsChanged, admission.Caller, $"{name}: {string.Join(", ", codes)}");
        await sets.PutAsync(body, new(name, title!.Trim(), false, [.. codes]), what, cancellation);
        return await AllAsync(body, cancellation);
    }

    public async Task<Outcome<BodySets>> DeleteAsync(Admission admission, string name, CancellationToken cancellation)
    {
        if (admission.Body is not { } body)
            return WhyNobodys(admission)!;
        admission.For(Permission.ChangeComparatorSets, body);
        var what = EventOf(EventKind.ComparatorsDeleted, admission.Caller, name);
        return NameOfASet().IsMatch(name) && await sets.DeleteAsync(body, name, what, cancellation)
            ? await AllAsync(body, cancellation)
            : new Refusal.NotFound($"{body} has no set '{ShortText.Of(name)}' of its own.");
    }

    private Refusal? WhyNot(string name, string? title, IReadOnlyList<string>? authorities)
    {
        if (!NameOfASet().IsMatch(name))
            return new Refusal.NotUnderstood("Name the set with small letters, digits and hyphens, at most 40 of them, for example coastal-councils.");
        if (sets.BuiltIn.Any(s => s.Name == name))
            return new Refusal.NotNow($"The set {name} is there for everybody and cannot be changed. Choose another name.");
        if (string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle || title.Any(char.IsControl))
            return new Refusal.NotUnderstood($"The set needs a title of at most {LongestTitle} characters. Send for example {Example}");
        if (GivenText.WhyNotKept("The title", title) is { } why)
            return why;
        return authorities is { Count: > 0 } ? null : new Refusal.NotUnderstood($"Say which authorities are in the set. Send for example {Example}");
    }

    private async Task<BodySets> AllAsync(Body body, CancellationToken cancellation) => new(body, await sets.OfAsync(body, cancellation));

    private ReturnEvent EventOf(EventKind kind, Caller caller, string what) => new(kind, time.GetUtcNow(), caller.Actor, what);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex NameOfASet();
}

/// <summary>The sets that a body can compare itself with.</summary>
public sealed record BodySets(Body Body, IReadOnlyList<ComparatorSet> Sets);
