using Reporting.Domain.Collections;
using Xunit;

namespace Reporting.Domain.Tests.Collections;

public sealed class PluralTests
{
    [Theory]
    [InlineData(0, "0 queries")]
    [InlineData(1, "1 query")]
    [InlineData(1204, "1,204 queries")]
    public void Of_ANumber_HasItsNoun(int count, string expected) => Assert.Equal(expected, Plural.Of(count, "query", "queries"));
}
