using System.Globalization;
using System.Text.RegularExpressions;
using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Domain.Tests.Returns;

/// <summary>Both kinds of error, over two lists of texts: what is missed, and what is refused though it tells nothing.</summary>
public sealed class PersonalDetailsListTests
{
    private const double MostFalseAlarms = 0.01;

    [Fact]
    public void In_HarmfulTexts_MissesNone()
    {
        var texts = Lines("harmful.txt").Select(l => l.Split('|', 2)).Select(l => (Kind: Enum.Parse<PersonalDetailKind>(l[0]), Text: Unescaped(l[1]))).ToList();
        var missed = texts.Where(t => PersonalDetails.In(t.Text).All(d => d.Kind != t.Kind)).Select(t => $"{t.Kind} {Escaped(t.Text)}").ToList();
        TestContext.Current.SendDiagnosticMessage($"{missed.Count} of {texts.Count} harmful texts are missed.");
        Assert.True(texts.Count >= 200);
        Assert.Empty(missed);
    }

    [Fact]
    public void In_HarmlessTexts_RefusesOneInAHundredAtMost()
    {
        var texts = Lines("harmless.txt").Select(Unescaped).ToList();
        var refused = texts.Select(t => (Text: t, Details: PersonalDetails.In(t))).Where(t => t.Details.Count > 0)
            .Select(t => $"{string.Join(", ", t.Details.Select(d => d.Kind))} {Escaped(t.Text)}").ToList();
        TestContext.Current.SendDiagnosticMessage($"{refused.Count} of {texts.Count} harmless texts are refused.");
        Assert.True(texts.Count >= 200);
        Assert.True(refused.Count <= texts.Count * MostFalseAlarms, string.Join('\n', refused));
    }

    /// <summary>What is masked is enough: nothing is found in what is left.</summary>
    [Fact]
    public void Masked_HarmfulTexts_HaveNothingLeft() =>
        Assert.All(Lines("harmful.txt").Select(l => Unescaped(l.Split('|', 2)[1])), text => Assert.Empty(PersonalDetails.In(PersonalDetails.Masked(text))));

    [Fact]
    public void CanBeIn_HarmfulTexts_IsTrue() =>
        Assert.All(Lines("harmful.txt").Select(l => Unescaped(l.Split('|', 2)[1])), text => Assert.True(PersonalDetails.CanBeIn(text), text));

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Returns", "PersonalDetails", file)).Where(l => l.Length > 0 && !l.StartsWith('#'));

    private static string Unescaped(string text) => Regex.Replace(text, @"\\(u([0-9A-F]{4})|[nrt\\|])", m => m.Value[1] switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'u' => ((char)int.Parse(m.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
        '|' => "|",
        _ => "\\",
    });

    private static string Escaped(string text) => string.Concat(text.Select(c => c is < ' ' or > '~' ? $"\\u{(int)c:X4}" : c.ToString()));
}
