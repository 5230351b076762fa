using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Functions.Tests.Reports.Pages;

/// <summary>Compares with a file kept beside the tests, which is reviewed as a diff. UPDATE_GOLDEN=1 writes it anew.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(SourceTree.Root, "tests/Reporting.Functions.Tests/Reports/Pages/golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
