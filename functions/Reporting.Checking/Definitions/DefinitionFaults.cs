using Reporting.Checking.Wording;

namespace Reporting.Checking.Definitions;

/// <summary>What is wrong in the files that are being read. Reading goes on after a fault, so that all are known at once.</summary>
/// <param name="cancellation">Ends the reading at the next fault: there can be very many.</param>
internal sealed class DefinitionFaults(CancellationToken cancellation = default)
{
    private const int LongestMessage = 1_000;

    private readonly List<DefinitionFault> found = [];
    private readonly HashSet<DefinitionFault> first = [];

    public bool Any => found.Count > 0;

    public IReadOnlyList<DefinitionFault> InOrder =>
        [.. found.Distinct().OrderBy(f => !first.Contains(f)).ThenBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)
            .ThenBy(f => f.Message, StringComparer.Ordinal)];

    public void Add(string file, int line, string message)
    {
        cancellation.ThrowIfCancellationRequested();
        found.Add(new(file, line, message.Length <= LongestMessage ? message : message[..LongestMessage] + "…"));
    }

    /// <summary>Adds why a file cannot be read at all. Other files may seem to be at fault because of it, so it stands before what is said of them.</summary>
    public void AddFirst(string file, int line, string message)
    {
        Add(file, line, message);
        first.Add(found[^1]);
    }

    /// <summary>Adds that a name is unknown, with the one that was probably meant.</summary>
    /// <param name="what">For example "item".</param>
    /// <param name="known">What could have been meant.</param>
    public void Unknown(string file, int line, string what, string name, IEnumerable<string> known) => Add(file, line, Spelling.Unknown(what, name, known));
}
