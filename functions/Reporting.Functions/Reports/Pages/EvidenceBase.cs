using Reporting.Domain.Collections;
using Reporting.Domain.Findings;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Reports.Pages;

/// <summary>What the report rests on: who was asked, who answered, who did not.</summary>
public sealed class EvidenceBase
{
    internal EvidenceBase(ReportInputs inputs, AreaNames names) =>
        Instruments = [.. inputs.Collection.Instruments.Select(i => new InstrumentEvidence(i, inputs, names)).Where(i => i.Periods.Count > 0)];

    public IReadOnlyList<InstrumentEvidence> Instruments { get; }
}

/// <summary>The returns of one instrument.</summary>
public sealed class InstrumentEvidence
{
    internal InstrumentEvidence(Instrument instrument, ReportInputs inputs, AreaNames names)
    {
        Id = instrument.Id;
        Title = instrument.Title;
        FromInspectorate = instrument.FromInspectorate;
        var returns = inputs.Returns.Where(r => r.Instrument == instrument.Id).ToList();
        var periods = returns.GroupBy(r => r.Period.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        Periods = [.. periods.Select(g => new PeriodEvidence([.. g]))];
        var current = returns.Where(r => r.Period.Id == inputs.Period.Id).ToList();
        Current = current.Count == 0 ? null : new(current);
        NotAnswered = Bodies(current.Where(r => !PeriodEvidence.Answered(r)), names);
        Nil = Bodies(current.Where(r => r.State.IsNil()), names);
        Late = Bodies(current.Where(r => r.Late), names);
        Excluded = Bodies(current.Where(r => r.Excluded), names);
        // What reason there is says why a return is late, nil or left out, not why nobody signed it off.
        NotSignedOff = Bodies(current.Where(PeriodEvidence.LacksSignOff).Select(r => r with { Reason = null }), names);
        var received = current.Where(r => r.Version is not null);
        Inputs = [.. received.Select(r => new InputRow(BodyLine.Of(r, names).Name, r.Version!.Value, r.Commitment ?? string.Empty))];
    }

    public string Id { get; }

    public string Title { get; }

    public bool FromInspectorate { get; }

    /// <summary>Null where it is not asked in the report's period.</summary>
    public PeriodEvidence? Current { get; }

    public IReadOnlyList<PeriodEvidence> Periods { get; }

    public IReadOnlyList<BodyLine> NotAnswered { get; }

    public IReadOnlyList<BodyLine> Nil { get; }

    public IReadOnlyList<BodyLine> Late { get; }

    public IReadOnlyList<BodyLine> Excluded { get; }

    public IReadOnlyList<BodyLine> NotSignedOff { get; }

    public IReadOnlyList<InputRow> Inputs { get; }

    private static IReadOnlyList<BodyLine> Bodies(IEnumerable<ReportReturn> returns, AreaNames names) =>
        [.. returns.Select(r => BodyLine.Of(r, names)).OrderBy(b => b.Name, StringComparer.Ordinal)];
}

/// <summary>How many answered in one period.</summary>
public sealed class PeriodEvidence
{
    internal PeriodEvidence(IReadOnlyList<ReportReturn> returns)
    {
        Title = returns[0].Period.Title;
        Due = returns.Count.ToString("N0");
        Count = returns.Count(Answered).ToString("N0");
        Late = returns.Count(r => r.Late).ToString("N0");
        Excluded = returns.Count(r => r.Excluded).ToString("N0");
        NotSignedOff = returns.Count(LacksSignOff).ToString("N0");
    }

    public string Title { get; }

    public string Due { get; }

    public string Count { get; }

    public string Late { get; }

    public string Excluded { get; }

    public string NotSignedOff { get; }

    internal static bool Answered(ReportReturn r) =>
        r.State.HasAnswered(r.Version is not null);

    /// <summary>Answered with figures that nobody has signed off.</summary>
    internal static bool LacksSignOff(ReportReturn r) => Answered(r) && !r.State.IsSettled();
}

/// <summary>A body in a list of bodies.</summary>
/// <param name="Reason">Empty where none is given.</param>
public sealed record BodyLine(string Name, string Reason)
{
    internal static BodyLine Of(ReportReturn r, AreaNames names) => new(
        r.Authority is { } authority ? names.Name(authority) : r.Body.IsInspectorate ? "The inspectorate" : names.Code(r.Body.Authority!.Value),
        r.Reason ?? string.Empty);
}

/// <summary>A return that the figures rest on.</summary>
public sealed record InputRow(string Name, int Version, string Commitment);
