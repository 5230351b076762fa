using System.Diagnostics;
using System.Text;
using Reporting.Checking.Definitions;
using Reporting.Checking.Tests.Expressions;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Checking.Tests.Definitions;

/// <summary>YAML that somebody sends to hurt the process. Each is a fault with its line, at once.</summary>
public sealed class BoundedYamlTests(SharedEngine shared) : IClassFixture<SharedEngine>
{
    private const string File = "collections/visits/instruments/council.yaml";
    private static readonly byte[] Sound = System.IO.File.ReadAllBytes(Path.Combine(TemplateCopy.Fixture, File));

    public static TheoryData<string, string> Texts { get; } = new()
    {
        { "a: &a [*a]", "no anchors" },
        { "a: &a\n  b: *a\n", "no anchors" },
        { "a: *never", "no aliases" },
        { "&a a: 1", "no anchors" },
        { string.Join('\n', Enumerable.Range(1, 40).Select(n => $"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]").Prepend("a0: &a0 x")), "no anchors" },
        { new string('[', 100_000), "deep" },
        { string.Concat(Enumerable.Repeat("{a: ", 100_000)), "deep" },
        { string.Concat(Enumerable.Repeat("- ", 100_000)), "deep" },
        { string.Join('\n', Enumerable.Range(0, 300).Select(n => new string(' ', n) + "a:")), "deep" },
        { string.Concat(Enumerable.Repeat("? ", 100_000)), "deep" },
        { $"a: [{string.Concat(Enumerable.Repeat("1,", 200_000))}]", "more than 100,000 values" },
        { $"id: {new string('x', 900_000)}", "" },
        { $"{new string('x', 1_000)}: 1", "Unknown member" },
        { "id: council\ntitle: \"\\UFFFFFFFF\"", "does not exist" },
        { "id: \"\\uD800\"", "not YAML" },
        { "%YAML 9.9\n---\nid: x", "" },
        { "id: !!binary x\u0001", "" },
        { "--- a\n--- b", "" },
        { "\ud800", "" },
        { "id: 'open", "not YAML" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Load_HostileYaml_IsAFaultOfItsFile_AtOnce(string text, string words)
    {
        var watch = Stopwatch.StartNew();
        var faults = Faults(Encoding.UTF8.GetBytes(text));
        Assert.All(faults, f => Assert.InRange(f.Message.Length, 1, 1_001));
        Assert.Contains(faults, f => f.File == File && f.Line >= 1 && f.Message.Contains(words, StringComparison.Ordinal));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public void Load_AsteriskBetweenQuotationMarks_IsText()
    {
        var text = Encoding.UTF8.GetString(Sound).Replace("title: Council return", "title: '* and & of a council'", StringComparison.Ordinal);
        Assert.IsType<DefinitionsOutcome.Loaded>(Load(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Load_Cancelled_EndsAtTheNextFault()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => DefinitionLoader.LoadWith(TemplateCopy.Fixture, shared.Engine, File, "id: x"u8.ToArray(), stop.Token));
    }

    /// <summary>Two thousand files that were broken at random: bytes changed, lost, doubled, and pieces of YAML put in.</summary>
    [Fact]
    [ThoroughTest]
    public void Load_BrokenAtRandom_EndsInFaultsOrNot()
    {
        string[] pieces =
            ["&a ", "*a", "[[[[", "{", "]", "\n  - ", "? ", "!!x ", "|+9\n", "'", "\"", "\u0000", "\t", ": ", "%", "--- ", "...\n", "<<: ", "\\x", "#"];
        var random = new Random(15);
        for (var i = 0; i < 2_000; i++)
        {
            var text = new StringBuilder(Encoding.UTF8.GetString(Sound));
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(text.Length - 60);
                if (random.Next(3) == 0)
                    text.Remove(at, random.Next(1, 60));
                else if (random.Next(2) == 0)
                    text.Insert(at, text.ToString(at, random.Next(1, 60)));
                else
                    text.Insert(at, pieces[random.Next(pieces.Length)]);
            }

            if (Load(Encoding.UTF8.GetBytes(text.ToString())) is DefinitionsOutcome.Broken broken)
                Assert.All(broken.Faults, f => Assert.True(f.Line >= 1 && f.Message.Length > 0));
        }
    }

    private IReadOnlyList<DefinitionFault> Faults(byte[] bytes) => Assert.IsType<DefinitionsOutcome.Broken>(Load(bytes)).Faults;

    private DefinitionsOutcome Load(byte[] bytes) =>
        DefinitionLoader.LoadWith(TemplateCopy.Fixture, shared.Engine, File, bytes, TestContext.Current.CancellationToken);
}
