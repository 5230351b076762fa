using Reporting.Domain.Collections;
using Reporting.Functions.Access;
using Xunit;

namespace Reporting.Functions.Tests.Access;

/// <summary>An admission is made by the policy alone, and holds for what it was made for.</summary>
public sealed class AdmissionTests
{
    private static readonly Body Own = Body.Of(AuthorityCode.Parse("301"));
    private static readonly Body Other = Body.Of(AuthorityCode.Parse("302"));
    private static readonly Caller Submitter = new(
        "aad", "x", "X", new HashSet<Role> { Role.Submitter }, new HashSet<AuthorityCode> { AuthorityCode.Parse("301") });

    [Fact]
    public void Of_WhatThePolicyDenies_IsNone()
    {
        Assert.Null(Admission.Of(Submitter, Permission.SubmitReturn, Other));
        Assert.Null(Admission.Of(Submitter, Permission.SubmitReturn, null));
        Assert.Null(Admission.Of(Submitter, Permission.ChangeAccess, null));
        Assert.Empty(typeof(Admission).GetConstructors());
    }

    [Fact]
    public void For_WhatItWasMadeFor_IsThePerson() =>
        Assert.Same(Submitter, Admission.Of(Submitter, Permission.SubmitReturn, Own)!.For(Permission.SubmitReturn, Own));

    [Fact]
    public void For_SomethingElse_IsABug()
    {
        var admission = Admission.Of(Submitter, Permission.SubmitReturn, Own)!;
        Assert.Throws<InvalidOperationException>(() => admission.For(Permission.SubmitReturn, Other));
        Assert.Throws<InvalidOperationException>(() => admission.For(Permission.SubmitReturn));
        Assert.Throws<InvalidOperationException>(() => admission.For(Permission.ExplainReturn, Own));
    }
}
