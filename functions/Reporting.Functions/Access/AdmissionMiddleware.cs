using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Access;

/// <summary>
/// Before every function: whoever calls by HTTP is signed in, then storage is ready, then the person is permitted, then the query is one that the function
/// takes. Whoever is not signed in is refused before anything is asked of storage; the access table is in storage, so permission comes after. Behind a queue or
/// a timer only storage is waited for.
/// </summary>
public sealed class AdmissionMiddleware(FunctionRequirements functions, Gate gate, DefinitionSet definitions, ServiceStorage storage)
    : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        if (http is null)
            await storage.ReadyAsync();
        else if (await RefuseAsync(context, http) is { } refusal)
        {
            await Problems.Of(refusal).ExecuteResultAsync(new() { HttpContext = http });
            return;
        }

        await next(context);
    }

    private async Task<Refusal?> RefuseAsync(FunctionContext context, HttpContext http)
    {
        var function = context.FunctionDefinition.Name;
        return functions[function] is { } requires && await RefuseAsync(context, http, requires) is { } refusal
            ? refusal
            : QueryParameterAttribute.WhyNot(http.Request.Query, functions.QueryOf(function));
    }

    /// <returns>Null where the person is admitted; the function is then given the admission.</returns>
    private async Task<Refusal?> RefuseAsync(FunctionContext context, HttpContext http, RequiresAttribute requires)
    {
        if (!gate.TryReadPrincipal(http.Request.Headers[Gate.PrincipalHeader].ToString(), out var principal, out var refusal))
            return refusal;
        await storage.ReadyAsync();
        var (permission, body) = AskedBy(context, requires);
        switch (await gate.AdmitAsync(principal, permission, body, context.CancellationToken))
        {
            case AdmissionOutcome.Admitted(var admission):
                context.Features.Set(admission);
                return null;
            case AdmissionOutcome.Refused(var why):
                return why;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>
    /// A body that cannot be read is nobody's: then it is enough to have access to the service, and the function says what is wrong with the body.
    /// </summary>
    private (Permission Permission, Body? Body) AskedBy(FunctionContext context, RequiresAttribute requires)
    {
        if (requires.BodyIn is BodyIn.None)
            return (requires.Permission, null);

        // The function's own parameter is taken from the same place, so both mean the same body.
        var text = requires.BodyIsInRoute ? context.BindingContext.BindingData.GetValueOrDefault("body") as string : null;
        return Body.TryParse(text, out var body) && Is(body, requires.BodyIn) ? (requires.Permission, body) : (Permission.ReadCollections, null);
    }

    private bool Is(Body body, BodyIn bodyIn) => bodyIn switch
    {
        BodyIn.RouteAsAuthority => body.Authority is not null,
        BodyIn.RouteAsRegistered => body.Authority is not { } code || definitions.Authorities.All.Any(a => a.Code == code),
        _ => true,
    };
}
