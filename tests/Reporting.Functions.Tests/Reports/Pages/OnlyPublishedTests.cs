using System.Reflection;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Reports.Pages;
using Reporting.Functions.Reports.Tables;
using Xunit;

namespace Reporting.Functions.Tests.Reports.Pages;

/// <summary>What a report is made of, and what a template can reach, has no number that disclosure control has not seen.</summary>
public sealed class OnlyPublishedTests
{
    // Public numbers: of a definition, of a scale, printed by the source itself, or of a funnel, which is made of published values.
    private static readonly HashSet<string> Allowed =
    [
        "Figure.Value", "Published.Number", "Measure.Multiplier", "Item.Minimum", "Item.Maximum", "QuantifierBand.From", "PublishedArea.SourceValue",
        "FunnelPoint`1.Size", "FunnelPoint`1.Amount", "Drawn.Average", "OverDispersion.Phi", "OverDispersion.TauSquared", "ChartFrame.Width",
        "ChartFrame.Height", "MissingCode.HiddenFrom", "MissingCode.HiddenUpTo", "Measure.ScaleFrom", "Measure.ScaleTo",
    ];

    [Theory]
    [InlineData(typeof(ReportInputs))]
    [InlineData(typeof(ReportPage))]
    [InlineData(typeof(EvidencePage))]
    [InlineData(typeof(TablesPage))]
    public void Reachable_Numbers_ArePublished(Type root)
    {
        var seen = new HashSet<Type>();
        Walk(root, seen);
        // A template sees printed text alone.
        Assert.Equal(root == typeof(ReportInputs), seen.Contains(typeof(Published)));
        Assert.DoesNotContain(seen, t => t.Name.StartsWith("Own", StringComparison.Ordinal) && t.Assembly == typeof(Published).Assembly);
        var numbers = seen.Where(t => !(t.Namespace ?? "").EndsWith("Rendering.Charts", StringComparison.Ordinal))
            .SelectMany(t => Properties(t).Where(p => p.DeclaringType == t && Inner(p.PropertyType).Any(IsRealNumber)).Select(p => $"{t.Name}.{p.Name}"));
        Assert.Empty(numbers.Except(Allowed));
    }

    [Fact]
    public void Published_Figure_IsMadeInItsOwnRoomAlone()
    {
        Assert.Empty(typeof(Published.Figure).GetConstructors());
        Assert.DoesNotContain(typeof(Published).GetMethods(BindingFlags.Public | BindingFlags.Static), m =>
            m.GetParameters().Any(p => IsRealNumber(p.ParameterType)));
    }

    private static void Walk(Type type, HashSet<Type> seen)
    {
        foreach (var inner in Inner(type))
        {
            if (!(inner.Namespace ?? "").StartsWith("Reporting.", StringComparison.Ordinal) || !seen.Add(inner))
                continue;
            foreach (var derived in inner.Assembly.GetTypes().Where(t => t != inner && inner.IsAssignableFrom(t)))
                Walk(derived, seen);
            foreach (var property in Properties(inner))
                Walk(property.PropertyType, seen);
        }
    }

    private static PropertyInfo[] Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static IEnumerable<Type> Inner(Type type) =>
        type.IsArray ? Inner(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Inner) : [type];

    private static bool IsRealNumber(Type type) =>
        type == typeof(double) || type == typeof(float) || type == typeof(decimal) || type == typeof(double?) || type == typeof(decimal?);
}
