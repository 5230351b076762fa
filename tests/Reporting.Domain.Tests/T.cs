using Xunit;

namespace Reporting.Domain.Tests;

public sealed class T
{
    [Fact]
    public void One() => Assert.Equal(2, 1 + 1);
}
