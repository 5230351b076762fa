using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Reporting.Local.Worker;

namespace Reporting.Local.Http;

/// <summary>Which function takes which request: by route, constraints and method, the most precise route first.</summary>
internal sealed class FunctionRoutes
{
    private readonly Entry[] entries;

    public FunctionRoutes(IEnumerable<FunctionDefinition> functions, string prefix, IInlineConstraintResolver constraints)
    {
        entries = [.. functions
            .Where(f => f.Trigger is FunctionTrigger.Http)
            .Select(f => Entry.From(f, (FunctionTrigger.Http)f.Trigger, prefix, constraints))
            .OrderBy(e => e.Precedence)];
    }

    public bool TryMatch(HttpContext context, [NotNullWhen(true)] out FunctionDefinition? function, out RouteValueDictionary values)
    {
        foreach (var entry in entries)
        {
            values = [];
            if (!entry.Takes(context.Request.Method) || !entry.Matches(context, values))
                continue;

            function = entry.Function;
            return true;
        }

        function = null;
        values = [];
        return false;
    }

    public bool Has(string path) => entries.Any(e => e.Matches(new DefaultHttpContext { Request = { Path = path } }, []));

    private sealed record Entry(
        FunctionDefinition Function, IReadOnlyList<string> Methods, decimal Precedence, TemplateMatcher Matcher,
        IReadOnlyDictionary<string, IRouteConstraint[]> Constraints)
    {
        public static Entry From(FunctionDefinition function, FunctionTrigger.Http trigger, string prefix, IInlineConstraintResolver resolver)
        {
            var template = new RouteTemplate(RoutePatternFactory.Parse($"{prefix}/{trigger.Route}".Trim('/')));
            var constraints = template.Parameters
                .Where(p => p.InlineConstraints.Any())
                .ToDictionary(
                    p => p.Name!,
                    p => p.InlineConstraints.Select(
                        c => resolver.ResolveConstraint(c.Constraint) ?? throw new LocalHostException(
                            $"The route of {function.Name} has an unknown constraint: {c.Constraint}")).ToArray());
            return new Entry(function, trigger.Methods, RoutePrecedence.ComputeInbound(template), new TemplateMatcher(template, []), constraints);
        }

        public bool Takes(string method) => Methods.Count == 0 || Methods.Contains(method, StringComparer.OrdinalIgnoreCase);

        public bool Matches(HttpContext context, RouteValueDictionary values) =>
            Matcher.TryMatch(context.Request.Path, values)
            && Constraints.All(c => values[c.Key] is null || c.Value.All(one => one.Match(context, null, c.Key, values, RouteDirection.IncomingRequest)));
    }
}
