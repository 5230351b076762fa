using Reporting.Checking.Wording;

namespace Reporting.Checking.Definitions;

/// <summary>What is wrong in the files that are being read. Reading goes on after a fault, so that all are known at once.</summary>
internal sealed class DefinitionFaults
{
    private readonly List<DefinitionFault> found = [];

    public bool Any => found.Count > 0;

    public IReadOnlyList<DefinitionFault> InOrder =>
        [.. found.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Message, StringComparer.Ordinal)];

    public void Add(string file, int line, string message) => found.Add(new(file, line, message));

    /// <summary>Adds that a name is unknown, with the one that was probably meant.</summary>
    /// <param name="what">For example "item".</param>
    /// <param name="known">What could have been meant.</param>
    public void Unknown(string file, int line, string what, string name, IEnumerable<string> known) => Add(file, line, Spelling.Unknown(what, name, known));
}
