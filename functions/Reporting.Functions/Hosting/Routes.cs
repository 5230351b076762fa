namespace Reporting.Functions.Hosting;

/// <summary>What the routes of many calls begin with.</summary>
public static class Routes
{
    public const string Period = "api/collections/{collection}/periods/{period}";

    public const string Return = Period + "/returns/{instrument}/{body}";
}
