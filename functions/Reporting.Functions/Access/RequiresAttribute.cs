namespace Reporting.Functions.Access;

/// <summary>Where a request says whose return or figures it is about.</summary>
public enum BodyIn
{
    /// <summary>It is about no body.</summary>
    None,

    /// <summary>In the route, as <c>{body}</c>.</summary>
    Route,

    /// <summary>In the route, and only an authority's code is one there: the inspectorate has no figures of its own.</summary>
    RouteAsAuthority,

    /// <summary>In the route, and only an authority that the register has, of any date, is one there; or the inspectorate.</summary>
    RouteAsRegistered,

    /// <summary>
    /// In the query, or left to be told from the instrument and from who asks. So the function works it out and asks the policy for it; until then it is enough
    /// to have access to the service.
    /// </summary>
    Query,
}

/// <summary>What somebody must be allowed to do, to call this function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresAttribute(Permission permission, BodyIn bodyIn = BodyIn.None) : Attribute
{
    public Permission Permission { get; } = permission;

    public BodyIn BodyIn { get; } = bodyIn;

    internal bool BodyIsInRoute => BodyIn is BodyIn.Route or BodyIn.RouteAsAuthority or BodyIn.RouteAsRegistered;
}

/// <summary>Anybody may call this function, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenToAllAttribute : Attribute;
