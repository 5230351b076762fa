using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Domain.Tests.Returns;

public sealed class EventKindTests
{
    [Fact]
    public void Name_OfEveryKind_IsItsOwnAndLeadsBackToIt() => Assert.All(Enum.GetValues<EventKind>(), k => Assert.Equal(k, EventKinds.Of(k.Name())));

    [Fact]
    public void Of_AnythingElse_Throws() => Assert.Throws<KeyNotFoundException>(() => EventKinds.Of("Received"));
}
