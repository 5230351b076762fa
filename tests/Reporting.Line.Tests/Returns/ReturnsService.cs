using Xunit;

namespace Reporting.Line.Tests.Returns;

/// <summary>One running service for the tests of what becomes of a return. Each test has bodies of its own, or a period.</summary>
[CollectionDefinition(Name)]
public sealed class ReturnsService : ICollectionFixture<RunningService>
{
    public const string Name = "A running service for returns";
}
