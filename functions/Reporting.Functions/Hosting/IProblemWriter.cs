using Microsoft.AspNetCore.Http;

namespace Reporting.Functions.Hosting;

/// <summary>Says what went wrong otherwise than as problem details, where a call's features have one.</summary>
public interface IProblemWriter
{
    Task WriteAsync(HttpContext http, Problem problem);
}
