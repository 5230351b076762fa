using Xunit;

namespace Reporting.Line.Tests;

/// <summary>One running service for classes that do not disturb each other: each has a period of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedService : ICollectionFixture<RunningService>
{
    public const string Name = "A running service";
}
