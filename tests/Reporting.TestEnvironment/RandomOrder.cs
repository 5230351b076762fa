using System.Globalization;
using Xunit.Sdk;
using Xunit.v3;

namespace Reporting.TestEnvironment;

/// <summary>
/// No test needs another, so any order will do. Where the environment variable TEST_ORDER holds a number, collections, classes, methods and rows run in the
/// random order that follows from it, the same each time; otherwise in xunit's own.
/// </summary>
public sealed class RandomOrder : ITestCollectionOrderer, ITestClassOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    private static readonly int? Seed =
        int.TryParse(Environment.GetEnvironmentVariable("TEST_ORDER"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : ITestCollection => InOrder(testCollections, DefaultTestCollectionOrderer.Instance.OrderTestCollections, c => c.UniqueID);

    public IReadOnlyCollection<T?> OrderTestClasses<T>(IReadOnlyCollection<T?> testClasses)
        where T : notnull, ITestClass => InOrder(testClasses, DefaultTestClassOrderer.Instance.OrderTestClasses, c => c?.UniqueID);

    public IReadOnlyCollection<T?> OrderTestMethods<T>(IReadOnlyCollection<T?> testMethods)
        where T : notnull, ITestMethod => InOrder(testMethods, DefaultTestMethodOrderer.Instance.OrderTestMethods, m => m?.UniqueID);

    public IReadOnlyCollection<T> OrderTestCases<T>(IReadOnlyCollection<T> testCases)
        where T : notnull, ITestCase => InOrder(testCases, DefaultTestCaseOrderer.Instance.OrderTestCases, c => c.UniqueID);

    // Sorted before it is shuffled: then the order depends on nothing but the seed and on what there is to run.
    private static IReadOnlyCollection<T> InOrder<T>(IReadOnlyCollection<T> all, Func<IReadOnlyCollection<T>, IReadOnlyCollection<T>> own, Func<T, string?> id)
    {
        if (Seed is not { } from)
            return own(all);
        T[] shuffled = [.. all.OrderBy(id, StringComparer.Ordinal)];
        new Random(from).Shuffle(shuffled);
        return shuffled;
    }
}
