namespace Reporting.Checking.Definitions;

/// <param name="File">Below the folder of templates, with forward slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record DefinitionFault(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

public abstract record DefinitionsOutcome
{
    private DefinitionsOutcome()
    {
    }

    public sealed record Loaded(DefinitionSet Definitions) : DefinitionsOutcome;

    /// <param name="Faults">All faults of all files, by file and line.</param>
    public sealed record Broken(IReadOnlyList<DefinitionFault> Faults) : DefinitionsOutcome;
}
