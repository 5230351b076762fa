using System.Text;
using Reporting.Functions.Access;

namespace Reporting.Functions.Tests.Access;

/// <summary>The policy table as the README prints it.</summary>
internal static class PolicyPage
{
    public const string Begin = "<!-- policy: made from Access/Policy.cs -->";
    public const string End = "<!-- /policy -->";

    public static string Of(IEnumerable<(Permission Permission, Policy.Grant Grant)> table)
    {
        var page = new StringBuilder();
        page.Append("| action |");
        foreach (var role in Enum.GetValues<Role>())
            page.Append($" {Word(role.ToString())} |");
        page.Append("\n|---|");
        foreach (var _ in Enum.GetValues<Role>())
            page.Append("---|");
        page.Append('\n');
        foreach (var (permission, grant) in table)
        {
            page.Append($"| {Word(permission.ToString())} |");
            foreach (var role in Enum.GetValues<Role>())
                page.Append($" {Cell(grant, role)} |");
            page.Append('\n');
        }

        return page.ToString();
    }

    private static string Cell(Policy.Grant grant, Role role) => string.Join(", ", new[]
    {
        grant.Anybody.Contains(role) ? "yes" : null,
        grant.OfOwnBody.Contains(role) && !grant.Anybody.Contains(role) ? "own authority" : null,
        grant.OfInspectorate.Contains(role) && !grant.Anybody.Contains(role) ? "the inspectorate's" : null,
    }.OfType<string>()) is { Length: > 0 } cell ? cell : "–";

    private static string Word(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
