using Reporting.Checking.Checking;
using Reporting.Checking.Files;
using Reporting.Functions.Access;
using Reporting.Functions.Comparison;
using Reporting.Functions.Messages;
using Reporting.Functions.Receiving;
using Reporting.Functions.Reports;
using Reporting.Functions.Returns;
using Reporting.Functions.Windows;

namespace Reporting.Functions.Operations.OpenApi;

/// <summary>What schemas are called. Others generate code from these names, so they stay when a type is renamed.</summary>
internal static class SchemaNames
{
    private static readonly Dictionary<Type, string> Given = new()
    {
        [typeof(IReadOnlyList<CollectionEntry>)] = "Collections",
        [typeof(CollectionEntry)] = "Collection",
        [typeof(PeriodEntry)] = "Period",
        [typeof(DueEntry)] = "Due",
        [typeof(InstrumentEntry)] = "Instrument",
        [typeof(ItemEntry)] = "Item",
        [typeof(MeasureEntry)] = "Measure",
        [typeof(WindowAnswer)] = "Window",

        [typeof(ReturnStatus)] = "Return",
        [typeof(VersionStatus)] = "Version",
        [typeof(ExplanationStatus)] = "Explanation",
        [typeof(ReturnHistory)] = "Event",
        [typeof(VersionDiff)] = "FormDiff",
        [typeof(ExplanationsRequest)] = "Explanations",
        [typeof(SignOffRequest)] = "SignOff",
        [typeof(ReasonRequest)] = "Reason",
        [typeof(ExtendRequest)] = "Extension",

        [typeof(ProgressAnswer)] = "Progress",
        [typeof(ConcernAnswer)] = "Concern",
        [typeof(AcknowledgeRequest)] = "Acknowledgement",
        [typeof(TrialAnswer)] = "Trial",

        [typeof(ComparisonAnswer)] = "Comparison",
        [typeof(ComparatorsAnswer)] = "Comparators",
        [typeof(MeasureAnswer)] = "ComparedMeasure",
        [typeof(AuthorityAnswer)] = "ComparedAuthority",
        [typeof(AreaAnswer)] = "Area",
        [typeof(SpreadAnswer)] = "Spread",
        [typeof(NeighboursAnswer)] = "Neighbours",
        [typeof(FunnelAnswer)] = "Funnel",
        [typeof(OwnComparisonAnswer)] = "OwnComparison",
        [typeof(OwnMeasureAnswer)] = "OwnMeasure",
        [typeof(WhatIfRequest)] = "WhatIf",
        [typeof(ComparatorSetsAnswer)] = "ComparatorSets",
        [typeof(ComparatorSetAnswer)] = "NamedComparatorSet",
        [typeof(ComparatorSetRequest)] = "ComparatorSet",

        [typeof(RunList)] = "Runs",
        [typeof(RunStatus)] = "Run",

        [typeof(IReadOnlyList<PoisonedMessage>)] = "Messages",
        [typeof(PoisonedMessage)] = "Message",
        [typeof(List<PersonEntry>)] = "People",
        [typeof(PersonEntry)] = "Person",
    };

    /// <returns>Null of a type that has no schema of its own: its schema is written where it is used.</returns>
    public static string? Find(Type type, bool isObject) => Given.GetValueOrDefault(type) ?? (isObject ? type.Name : null);
}
