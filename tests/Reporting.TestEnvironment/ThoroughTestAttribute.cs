using Xunit.v3;

namespace Reporting.TestEnvironment;

/// <summary>
/// A test of the second, thorough set: one that takes long, such as every fault at every step. A bare <c>dotnet test</c> leaves it out; <c>dotnet test
/// -p:TestSet=Thorough</c> runs it, and <c>.ci/run</c> both sets.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ThoroughTestAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Set", "Thorough")];
}
