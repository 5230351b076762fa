using Reporting.Checking.Extracts;

namespace Reporting.Checking.Tests.Extracts;

/// <summary>Extracts of a few invented rows, with the columns that matter to a test.</summary>
internal static class SmallExtracts
{
    /// <param name="rows">CHILD,DECOM,RNE,LS,DEC,REC.</param>
    public static KeyValuePair<string, string> Episodes(params string[] rows) => Table("episodes.csv", "CHILD,DECOM,RNE,LS,DEC,REC", rows);

    /// <param name="rows">CHILD,MISSING,MIS_START,MIS_END.</param>
    public static KeyValuePair<string, string> Missing(params string[] rows) => Table("missing.csv", "CHILD,MISSING,MIS_START,MIS_END", rows);

    public static KeyValuePair<string, string> Table(string name, string header, params string[] rows) =>
        new(name, $"{header}\n{string.Concat(rows.Select(r => r + "\n"))}");

    /// <param name="details">CINdetails of each child.</param>
    public static KeyValuePair<string, string> Census(int year, params string[] details) => new(
        $"census-{year}.xml",
        $"<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year></CollectionDetails></Header><Children>" +
        string.Concat(details.Select((d, i) => $"<Child><ChildIdentifiers><LAchildID>K{i}</LAchildID></ChildIdentifiers>{d}</Child>")) +
        "</Children></Message>");

    public static string Referral(string day, string? closed = null, bool noFurtherAction = false, params string[] assessments) =>
        $"<CINdetails><CINreferralDate>{day}</CINreferralDate>{(closed is null ? "" : $"<CINclosureDate>{closed}</CINclosureDate>")}" +
        $"{string.Concat(assessments)}<ReferralNFA>{(noFurtherAction ? "true" : "0")}</ReferralNFA></CINdetails>";

    public static string Assessment(string authorised, params string[] factors) =>
        "<Assessments><AssessmentActualStartDate>2023-05-01</AssessmentActualStartDate>" +
        $"<AssessmentAuthorisationDate>{authorised}</AssessmentAuthorisationDate>" +
        $"<FactorsIdentifiedAtAssessment>{string.Concat(factors.Select(f => $"<AssessmentFactors>{f}</AssessmentFactors>"))}</FactorsIdentifiedAtAssessment>" +
        "</Assessments>";

    public static long? Of(this DerivedReturn derived, string item) => derived.Figures.Single(f => f.Item.Item == item).Value;

    public static long Beside(this DerivedReturn derived, string item, string title) =>
        derived.Figures.Single(f => f.Item.Item == item).Beside.Single(b => b.Title == title).Value;

    public static string Lack(this DerivedReturn derived, string item) => string.Join("; ", derived.Figures.Single(f => f.Item.Item == item).Lacks);
}
