using Xunit;

namespace Reporting.TestEnvironment;

/// <summary>
/// Programs of the machine that some tests need. Where one is missing the test says so and is skipped; before a change lands (CI=true) it fails instead.
/// </summary>
public static class RequiredProgram
{
    public static string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            foreach (var name in names)
            {
                if (Path.Combine(folder, name) is var path && File.Exists(path))
                    return path;
            }
        }

        return null;
    }

    /// <param name="missing">What is missing, what was not tested therefore, and how to get it.</param>
    public static void Demand(bool found, string missing)
    {
        if (!found && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Assert.Fail(missing);
        Assert.SkipUnless(found, missing);
    }
}
