using System.Runtime.CompilerServices;

namespace Reporting.Checking.Reading.Cells;

/// <summary>How to compile what is done for each of twenty million cells: a large file is nearly read before the runtime would notice by itself that it is worth optimising.</summary>
internal static class EachCell
{
    public const MethodImplOptions Optimised = MethodImplOptions.AggressiveOptimization;
}
