namespace Reporting.Domain.Collections;

/// <summary>
/// What each step of the work reads of the definitions, as SHA-256 in hex over the names and bytes of those files. What a step made is stored under its own
/// hash, so that it is made again where one of its files has changed, and not for a word in a template.
/// </summary>
/// <param name="Checking">Collecting and checking returns: the collection, its instruments, the figures that rules may use, and who exists.</param>
/// <param name="Measuring">The same files, and the measures.</param>
/// <param name="Protecting">The same files, and who is whose neighbour.</param>
public sealed record DefinitionHashes(string Checking, string Measuring, string Protecting)
{
    /// <summary>Of a collection that was not read from files.</summary>
    public static DefinitionHashes None { get; } = new("", "", "");
}
