using System.Runtime.CompilerServices;

namespace Reporting.Checking.Reading.Cells;

/// <summary>How to compile what is done for each of twenty million cells.</summary>
internal static class HotPath
{
    /// <summary>Optimised at the first call: a large file is nearly read before the runtime would notice by itself that the method is worth it.</summary>
    public const MethodImplOptions Optimised = MethodImplOptions.AggressiveOptimization;
}
