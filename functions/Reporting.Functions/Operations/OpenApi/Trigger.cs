using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Operations.OpenApi;

/// <summary>Where and how a function is called over HTTP, as its trigger says it.</summary>
/// <param name="Path">With a slash before it; a catch-all parameter is written like any other.</param>
/// <param name="Methods">get, head, put and so on.</param>
/// <param name="Query">What it takes in its query.</param>
internal sealed record Trigger(string Path, IReadOnlyList<string> Methods, bool IsOpenToAll, IReadOnlyList<QueryParameterAttribute> Query)
{
    public static IReadOnlyDictionary<string, Trigger> AllByFunction()
    {
        var all = new Dictionary<string, Trigger>(StringComparer.Ordinal);
        foreach (var method in Assembly.GetExecutingAssembly().GetExportedTypes().SelectMany(t => t.GetMethods()))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } function && HttpTriggerOf(method) is { Route: { } route, Methods: { } methods })
            {
                all.Add(function.Name, new(
                    "/" + route.Replace("{*", "{", StringComparison.Ordinal), methods, method.IsDefined(typeof(OpenToAllAttribute)),
                    [.. method.GetCustomAttributes<QueryParameterAttribute>()]));
            }
        }

        return all;
    }

    private static HttpTriggerAttribute? HttpTriggerOf(MethodInfo method) =>
        method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>().FirstOrDefault();
}
