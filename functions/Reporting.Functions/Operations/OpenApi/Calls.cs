using Reporting.Checking.Checking;
using Reporting.Checking.Files;
using Reporting.Functions.Comparison;
using Reporting.Functions.Receiving;
using Reporting.Functions.Reports;
using Reporting.Functions.Returns;
using Reporting.Functions.Windows;

namespace Reporting.Functions.Operations.OpenApi;

/// <summary>
/// Every HTTP function by its name. Paths, methods and who may call come from the triggers, schemas from the types that are served; the rest is here.
/// </summary>
internal static class Calls
{
    private const string Csv = "text/csv";
    private const string Json = "application/json";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly Content Receipt = Content.Of(ReturnJson.Default.Receipt);
    private static readonly Content Return = Content.Of(ReturnJson.Default.ReturnStatus);
    private static readonly Content Run = Content.Of(ReportJson.Default.RunStatus);
    private static readonly Content Sets = Content.Of(ComparatorSetsJson.Default.ComparatorSetsAnswer);
    private static readonly Content Reason = Content.Of(RequestJson.Default.ReasonRequest);
    private static readonly IReadOnlyList<int> OfChanges = [404, 409, 413, 415];

    public static IReadOnlyDictionary<string, Call> All { get; } = new Dictionary<string, Call>
    {
        ["ReadCollections"] = new("What is collected, when, of whom and for what.", Content.Of(CollectionJson.Default.IReadOnlyListCollectionEntry)),
        ["ReadCollection"] = new("One collection.", Content.Of(CollectionJson.Default.CollectionEntry)) { Refusals = [404] },
        ["ReadTemplateCsv"] = Template("as CSV", Csv),
        ["ReadTemplateXlsx"] = Template("as a workbook with drop-downs and guidance", Xlsx),
        ["ReadTemplateJson"] = Template("as JSON", Json),
        ["MoveWindow"] = new("Open, close or move a window, with a reason.", Content.Of(WindowJson.Default.WindowAnswer))
        {
            Request = Content.Of(WindowJson.Default.WindowRequest),
            Refusals = OfChanges,
        },

        ["ReadReturn"] = new("A return as it stands.", Return) { Refusals = [404] },
        ["ReceiveReturn"] = Upload(
            "Submit a return: stored first, then checked. 201 accepted, 422 rejected; 200 or 422 where these bytes are the newest version already. " +
            "With practice=true it is checked and nothing is kept."),
        ["ReceiveRecord"] = Upload(
            "Submit one record, in the layout of the instrument: the version that counts, with this record added or put in the place of the one with this " +
            "identifier, is stored as a new version and checked in full. Answered as the whole return is."),
        ["ReadReturnOriginal"] = VersionFile("The bytes as they were sent.", Csv, Xlsx, Json),
        ["ReadReceipt"] = new("The receipt as it was when the version came.", Receipt) { Refusals = [404] },
        ["ReadAnnotated"] = VersionFile(
            "What was sent, with each issue marked in its cell. Of records: all rows up to 20,000; of more, those with issues, each with its row of the file.",
            Xlsx),
        ["ReadCorrected"] = VersionFile("What was sent, with the fixes that are safe, each named.", Csv),
        ["ReadVersionDiff"] = new(
            "Two versions, item by item; of records, record by record: all are counted, and the first 1,000 that differ are listed.",
            Content.OneOf("VersionDiff", VersionDiffJson.Default.VersionDiff, RecordsDiffJson.Default.RecordsDiff))
        {
            Refusals = [404, 409, 410],
        },
        ["ExplainReturn"] = new(
            "Answer queries, by issue id. An explanation survives a new upload while the figures that it explains are unchanged.", Return)
        {
            Request = Content.Of(RequestJson.Default.ExplanationsRequest),
            Refusals = OfChanges,
        },
        ["SignOffReturn"] = new("A director signs a version off: no errors, every query explained. It is then fixed.", Return)
        {
            Request = Content.Of(RequestJson.Default.SignOffRequest),
            Refusals = OfChanges,
        },
        ["ReopenReturn"] = Administer("Undo a sign-off, a nil return or an exclusion."),
        ["ExcludeReturn"] = Administer("Leave a body out of the figures of England and its region."),
        ["ExtendReturn"] = Administer("Let a body upload after the close.") with { Request = Content.Of(RequestJson.Default.ExtendRequest) },
        ["NilReturn"] = Administer("Record that a body has nothing to return."),
        ["EraseReturn"] = Administer("Erase a version. The event stays."),

        ["ReadProgress"] = new(
            "What each due body has returned, whom to remind, and concerns that nobody has in hand.", Content.Of(ProgressJson.Default.ProgressAnswer))
        {
            Refusals = [404],
        },
        ["AcknowledgeSafeguarding"] = new(
            "Say that a concern is in hand, and what is being done.", Content.Of(SafeguardingJson.Default.ConcernAnswer))
        {
            Request = Content.Of(SafeguardingJson.Default.AcknowledgeRequest),
            Refusals = OfChanges,
        },
        ["TryRules"] = new(
            "Try a changed instrument on the stored returns of a period. Nothing of it stays.", Content.Of(TrialJson.Default.TrialAnswer))
        {
            Request = Content.File("application/yaml"),
            Refusals = [404, 413, 415],
        },

        ["ReadComparison"] = new("All measures and authorities, protected.", Content.Of(ComparisonJson.Default.ComparisonAnswer, Csv))
        {
            Refusals = [404, 409],
        },
        ["ReadOwnComparison"] = new("A body's own figures beside protected ones.", Content.Of(ComparisonJson.Default.OwnComparisonAnswer))
        {
            Refusals = [404, 409],
        },
        ["WhatIf"] = new("What if: the same with changed items. Nothing is kept.", Content.Of(ComparisonJson.Default.OwnComparisonAnswer))
        {
            Request = Content.Of(WhatIfJson.Default.WhatIfRequest),
            Refusals = OfChanges,
        },
        ["ReadComparatorSets"] = new("The sets of authorities that a body compares itself with, and those that everybody has.", Sets),
        ["PutComparatorSet"] = new("Name a set of authorities, or change one.", Sets)
        {
            Request = Content.Of(ComparatorSetsJson.Default.ComparatorSetRequest),
            Refusals = [409, 413, 415],
        },
        ["DeleteComparatorSet"] = new("Delete a set.", Sets) { Refusals = [404] },

        ["ReadReports"] = new("The runs of a period.", Content.Of(ReportJson.Default.RunList)) { Refusals = [404] },
        ["MakeReport"] = new("Ask for a run. The body may be left out.", new Dictionary<int, Content> { [202] = Run })
        {
            Request = Content.Of(ReportJson.Default.ReportRequest),
            RequestIsOptional = true,
            Refusals = [404, 413, 415],
        },
        ["ReadReport"] = new("A run as far as it has come, with its manifest.", Run) { Refusals = [404] },
        ["ReadReportFile"] = new("A file of a run, with ETag and ranges.", Content.File("*/*")) { Refusals = [404] },

        ["ReadMessages"] = new("Messages that were set aside, with reasons.", Content.Of(PoisonedJson.Default.IReadOnlyListPoisonedMessage)),
        ["ReplayMessage"] = new(
            "Put a message back on its queue.", new Dictionary<int, Content> { [202] = Content.Of(PoisonedJson.Default.PoisonedMessage) })
        {
            Refusals = [404],
        },
        ["ReadAccess"] = new("People and roles.", Content.Of(AccessJson.Default.ListPersonEntry)),
        ["ChangeAccess"] = new("Replace the persons named.", Content.Of(AccessJson.Default.ListPersonEntry))
        {
            Request = Content.Of(AccessJson.Default.ListPersonEntry),
            Refusals = [409, 413, 415],
        },
        ["HealthLive"] = new("Whether the process lives.", Content.Of(HealthJson.Default.Health)),
        ["HealthReady"] = new(
            "Whether it can do its work, and what it lacks.",
            new Dictionary<int, Content> { [200] = Content.Of(HealthJson.Default.Health), [503] = Content.Of(HealthJson.Default.Health) }),
        ["ReadOpenApi"] = new("This document.", Content.File(Json)),
    };

    private static Call Template(string form, string mediaType) =>
        new($"The form to fill in, {form}.", Content.File(mediaType)) { Refusals = [404] };

    private static Call Upload(string summary) => new(summary, new Dictionary<int, Content> { [200] = Receipt, [201] = Receipt, [422] = Receipt })
    {
        Headers = ["If-Match"],
        Request = Content.File(Csv, Xlsx, Json),
        Refusals = [404, 409, 412, 413, 415],
    };

    private static Call VersionFile(string summary, params IReadOnlyList<string> mediaTypes) =>
        new(summary, Content.File(mediaTypes)) { Refusals = [404, 409, 410] };

    private static Call Administer(string summary) => new(summary, Return) { Request = Reason, Refusals = OfChanges };
}
