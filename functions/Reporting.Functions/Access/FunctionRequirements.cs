using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Access;

/// <summary>What each HTTP function requires of who calls it, and takes in its query, by the function's name.</summary>
public sealed class FunctionRequirements
{
    private readonly FrozenDictionary<string, RequiresAttribute?> byName;
    private readonly FrozenDictionary<string, IReadOnlyList<QueryParameterAttribute>> queries;

    private FunctionRequirements(
        IReadOnlyDictionary<string, RequiresAttribute?> byName, IReadOnlyDictionary<string, IReadOnlyList<QueryParameterAttribute>> queries) =>
        (this.byName, this.queries) = (byName.ToFrozenDictionary(StringComparer.Ordinal), queries.ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>Null where the function is open to all.</summary>
    /// <exception cref="KeyNotFoundException">There is no HTTP function of this name.</exception>
    public RequiresAttribute? this[string function] => byName[function];

    public IReadOnlyDictionary<string, RequiresAttribute?> All => byName;

    /// <summary>The parameters of a function's query.</summary>
    /// <exception cref="KeyNotFoundException">There is no HTTP function of this name.</exception>
    public IReadOnlyList<QueryParameterAttribute> QueryOf(string function) => queries[function];

    /// <summary>
    /// Those of the app, from the list of functions that the SDK makes of it. To look for them instead would load every type of the app at each start.
    /// </summary>
    /// <exception cref="InvalidOperationException">A function does not say who may call it, or says what cannot hold.</exception>
    public static FunctionRequirements OfTheApp()
    {
        var functions = new GeneratedFunctionMetadataProvider().GetFunctionMetadataAsync(AppContext.BaseDirectory).GetAwaiter().GetResult();
        return Of(functions.Select(f => MethodOf(f.EntryPoint!)));
    }

    internal static FunctionRequirements Of(IEnumerable<MethodInfo> methods)
    {
        var (byName, faults) = (new Dictionary<string, RequiresAttribute?>(StringComparer.Ordinal), new List<string>());
        var queries = new Dictionary<string, IReadOnlyList<QueryParameterAttribute>>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } function)
                continue;
            var http = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null);
            var requires = method.GetCustomAttribute<RequiresAttribute>();
            if (FaultOf(http, requires, method.IsDefined(typeof(OpenToAllAttribute))) is { } fault)
                faults.Add($"The function {function.Name} {fault}");
            else if (http is not null)
                (byName[function.Name], queries[function.Name]) = (requires, [.. method.GetCustomAttributes<QueryParameterAttribute>()]);
        }

        return faults.Count == 0 ? new(byName, queries) : throw new InvalidOperationException($"The app does not start. {string.Join(" ", faults)}");
    }

    /// <param name="entryPoint">The full name of a type, a dot and the name of its method.</param>
    private static MethodInfo MethodOf(string entryPoint)
    {
        var dot = entryPoint.LastIndexOf('.');
        return typeof(FunctionRequirements).Assembly.GetType(entryPoint[..dot], throwOnError: true)!.GetMethod(entryPoint[(dot + 1)..])
            ?? throw new MissingMethodException(entryPoint);
    }

    private static string? FaultOf(HttpTriggerAttribute? http, RequiresAttribute? requires, bool open)
    {
        if (http is null)
            return requires is null && !open ? null : "is not called by people, so it can neither require a permission nor be open to all.";
        if (requires is null != open)
            return "does not say who may call it: give it either a [Requires] or [OpenToAll].";
        var bodyInRoute = http.Route?.Contains("{body}", StringComparison.Ordinal) is true;
        if (requires is null || requires.BodyIsInRoute == bodyInRoute)
            return null;
        return bodyInRoute
            ? "has {body} in its route, but does not say that the body stands there."
            : "says that the body stands in its route, which has no {body}.";
    }
}
