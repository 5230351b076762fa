namespace Reporting.Checking.Definitions;

/// <summary>What is wrong at a place of a definition file.</summary>
/// <param name="File">Below the folder of templates, with forward slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record DefinitionFault(string File, int Line, string Message)
{
    /// <summary>As compilers write it: file, line and message.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>What came of reading the definitions.</summary>
public abstract record DefinitionsOutcome
{
    private DefinitionsOutcome()
    {
    }

    /// <summary>They can be used.</summary>
    /// <param name="Definitions">All that is defined.</param>
    public sealed record Loaded(DefinitionSet Definitions) : DefinitionsOutcome;

    /// <summary>Something is wrong with them, and nothing can be used.</summary>
    /// <param name="Faults">All faults of all files, by file and line.</param>
    public sealed record Broken(IReadOnlyList<DefinitionFault> Faults) : DefinitionsOutcome;
}
