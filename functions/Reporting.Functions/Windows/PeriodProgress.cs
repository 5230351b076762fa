using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Messages;
using Reporting.Functions.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Windows;

/// <summary>The returns of a period as they stand, and who still has to send something.</summary>
public sealed class PeriodProgress(
    DefinitionSet definitions, WindowRows windows, ReturnRows rows, SafeguardingRows safeguarding, PoisonedMessages poisoned, IAccess access, TimeProvider time)
{
    public async Task<ProgressAnswer> ReadAsync(Admission admission, Collection collection, Period period, CancellationToken cancellation)
    {
        admission.For(Permission.ReadProgress);
        return await OfAsync(collection, await windows.GetAsync(collection, period, cancellation), cancellation);
    }

    internal async Task<ProgressAnswer> OfAsync(Collection collection, Window window, CancellationToken cancellation)
    {
        var period = window.Period;
        var due = definitions.Due(period);
        // A synthetic collection has example names wherever it is shown; the code is how a return is addressed.
        var shown = definitions.NamesOf(collection);
        var names = due.ToDictionary(a => a.Code, shown.Name);
        var instruments = new List<InstrumentProgress>();
        foreach (var instrument in collection.Instruments.Where(i => i.ItemsOf(period.Id).Any()))
        {
            var known = await rows.AllAsync(collection.Id, period.Id, instrument.Id, cancellation);
            var returns = ReturnLists.BodiesOf(instrument, due)
                .Select(b => known.GetValueOrDefault(b) ?? Return.NotStarted(new(collection.Id, period.Id, instrument.Id, b))).ToList();
            instruments.Add(new(instrument.Id, instrument.Title, StateCounts.Of(returns), [.. returns.Select(r => BodyProgress.Of(r, NameOf(r.Key.Body)))]));
        }

        var people = await access.EverybodyAsync(cancellation);
        var remind = due.Select(a => new BodyToRemind(
            a.Code.ToString(), names[a.Code], [.. instruments.Where(i => i.Bodies.Any(b => b.Body == a.Code.ToString() && b.IsOwed)).Select(i => i.Instrument)],
            [.. SubmittersOf(a.Code, people)]));
        var waiting = (await safeguarding.AllAsync(collection, period, cancellation)).Where(c => c.Waits).Select(ConcernAnswer.Of).ToList();
        return new(
            collection.Id, period.Id, window.IsOpen(time.GetUtcNow()), window.Opens, window.Closes, BannerOf(waiting.Sum(c => c.Rows)), waiting, instruments,
            [.. remind.Where(r => r.Instruments.Count > 0)],
            [.. (await poisoned.ListAsync(cancellation)).Where(IsOfThisPeriod)]);

        string NameOf(Body body) => body.Authority is { } code ? names[code] : "The inspectorate";

        // One that cannot be read may be of any period.
        bool IsOfThisPeriod(PoisonedMessage message) =>
            message.About.GetValueOrDefault("period") is not { } of || (of == period.Id && message.About.GetValueOrDefault("collection") == collection.Id);
    }

    private static IEnumerable<PersonToRemind> SubmittersOf(AuthorityCode code, IReadOnlyList<Caller> people) => people
        .Where(p => p.Is(Role.Submitter) && p.Bodies.Contains(code))
        .Select(p => new PersonToRemind(p.Provider, p.Id, p.Name))
        .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal);

    private static string? BannerOf(int waiting) => waiting switch
    {
        0 => null,
        1 => "A row of the inspectorate's records says that somebody may be in danger, and nobody has acknowledged it. Read it, act, and then acknowledge it.",
        _ => $"{waiting:N0} rows of the inspectorate's records say that somebody may be in danger, and nobody has acknowledged them. " +
            "Read them, act, and then acknowledge each.",
    };
}
