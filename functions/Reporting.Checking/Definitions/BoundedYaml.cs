using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Reporting.Checking.Definitions;

/// <summary>
/// The events of a YAML text, as far as a definition has them. Whoever sends a definition could else name a list within itself, or double it forty times, and
/// the tree that is built of the events would never end.
/// </summary>
/// <param name="anchors">Whether values may be named and used again: only in a file that nobody can send.</param>
internal sealed class BoundedYaml(IParser parser, bool anchors) : IParser
{
    private const int Deepest = 20;
    private const int MostValues = 100_000;

    private int depth;
    private int values;

    /// <summary>Whether the text is refused although it may be YAML.</summary>
    public bool Refuses { get; private set; }

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        if (!parser.MoveNext())
            return false;
        if (parser.Current is not { } found || Refusal(found) is not { } refusal)
            return true;
        Refuses = true;
        throw new YamlException(found.Start, found.End, refusal);
    }

    private string? Refusal(ParsingEvent found)
    {
        depth += found.NestingIncrease;
        values += found is NodeEvent ? 1 : 0;
        return found switch
        {
            AnchorAlias when !anchors => "A definition has no aliases (*): write the value again. A text that begins with * stands between quotation marks.",
            NodeEvent { Anchor.IsEmpty: false } when !anchors => "A definition has no anchors (&). A text that begins with & stands between quotation marks.",
            _ when depth > Deepest => $"Members and lists stand more than {Deepest} deep within each other: no definition is as deep as that.",
            _ when values > MostValues => $"The file holds more than {MostValues:N0} values: divide it.",
            _ => null,
        };
    }
}
