using Reporting.Checking.Checking;
using Reporting.Domain.Collections;

namespace Reporting.Functions.Portal.Council;

/// <summary>Where a council's pages are.</summary>
public static class CouncilAddresses
{
    public const string Home = "/council";

    public const string ReturnRoute = "council/{body}/{collection}/{period}/{instrument}";

    public static string Of(Body body) => $"{Home}/{body}";

    public static string Of(AskedReturn asked) => $"{Home}/{asked.Body}/{asked.Collection.Id}/{asked.Period.Id}/{asked.Instrument.Id}";

    /// <summary>Where the API has the return, with its files.</summary>
    public static string ApiOf(AskedReturn asked) =>
        $"/api/collections/{asked.Collection.Id}/periods/{asked.Period.Id}/returns/{asked.Instrument.Id}/{asked.Body}";

    /// <summary>Where the API has the form to fill in, without its ending.</summary>
    public static string TemplateOf(AskedReturn asked) =>
        $"/api/collections/{asked.Collection.Id}/periods/{asked.Period.Id}/instruments/{asked.Instrument.Id}/template";
}
