using Reporting.Domain.Collections;
using Reporting.Domain.Findings;

namespace Reporting.Functions.Reports.Pages;

/// <summary>A number that a sentence prints, in the evidence annex.</summary>
public sealed class EvidenceRow
{
    private readonly Evidence evidence;

    internal EvidenceRow(Evidence evidence, IReadOnlyList<InputSet> sets)
    {
        this.evidence = evidence;
        var set = sets.FirstOrDefault(s => s.Id == evidence.Inputs.Set);
        var used = set is null ? 0 : evidence.Inputs.Only is { } only
            ? only.Count
            : set.Inputs.Count(i => i.Version is not null && !i.Excluded && !evidence.Inputs.Except.Contains(i.Body));
        Inputs = evidence.Inputs == InputsUsed.OfSource ? "the source’s own publication"
            : set is null ? evidence.Inputs.Set
            : $"{used:N0} {(used == 1 ? "return" : "returns")} of {evidence.Inputs.Set}";
    }

    public string Id => evidence.Id;

    public string What => evidence.What;

    public string Printed => evidence.Printed;

    public string Formula => MeasureWords.Sentence(evidence.Formula);

    /// <summary>"11,580 ÷ 107,340", empty where it is no quotient.</summary>
    public string Quotient => evidence.Numerator is { } n && evidence.Denominator is { } d ? $"{NumberText.Count(n)} ÷ {NumberText.Count(d)}" : string.Empty;

    public string Coverage => evidence is { Supplied: { } supplied, Due: { } due } ? NumberText.Of(supplied, due) : string.Empty;

    /// <summary>Where data.csv has it; empty where it does not.</summary>
    public string Where => evidence.Column is { } column
        ? $"{evidence.Period[..4]}, {(evidence.Area == PublishedFigures.England ? "National" : evidence.Area)}, {column}"
        : string.Empty;

    public string Inputs { get; }
}
