using Reporting.Checking.Expressions;

namespace Reporting.Checking.Tests.Expressions;

/// <summary>One engine for the tests of a class, as there is one in a process.</summary>
public sealed class SharedEngine : IDisposable
{
    private readonly DirectoryInfo spool = Directory.CreateTempSubdirectory("spool");

    public SharedEngine() => Engine = new(spool.FullName);

    public ExpressionEngine Engine { get; }

    public void Dispose()
    {
        Engine.Dispose();
        spool.Delete(true);
    }
}
