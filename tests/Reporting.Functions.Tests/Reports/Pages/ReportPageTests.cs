using System.Text.RegularExpressions;
using Reporting.Domain.Collections;
using Reporting.Functions.Reports.Pages;
using Xunit;

namespace Reporting.Functions.Tests.Reports.Pages;

public sealed partial class ReportPageTests
{
    [Theory]
    [InlineData("report.html")]
    [InlineData("data.csv")]
    [InlineData("data.meta.csv")]
    [InlineData("measures.csv")]
    [InlineData("evidence.json")]
    [InlineData("evidence.jsonl")]
    [InlineData("evidence.html")]
    [InlineData("tables.html")]
    public async Task Write_SampleCollection_MatchesTheGoldenFile(string name) =>
        Golden.Matches(name, (await SampleReport.FilesAsync(SampleReport.Inputs()))[name]);

    [Fact]
    public async Task Write_Twice_GivesTheSameBytes() =>
        Assert.Equal(await SampleReport.BytesAsync(SampleReport.Inputs()), await SampleReport.BytesAsync(SampleReport.Inputs()));

    [Theory]
    [InlineData("report.html")]
    [InlineData("evidence.html")]
    [InlineData("tables.html")]
    public async Task Page_EveryLink_HasATarget(string name)
    {
        var files = await SampleReport.FilesAsync(SampleReport.Inputs());
        var ids = files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => Ids().Matches(f.Value).Select(m => m.Groups[1].Value).ToHashSet());
        var links = Links().Matches(files[name]).Select(m => (File: m.Groups[1].Length == 0 ? name : m.Groups[1].Value, Id: m.Groups[2].Value)).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(files.ContainsKey(link.File) && (link.Id.Length == 0 || ids[link.File].Contains(link.Id)), $"{link}"));
        Assert.All(References().Matches(files[name]).SelectMany(m => m.Groups[1].Value.Split(' ')), id => Assert.Contains(id, ids[name]));
    }

    [Theory]
    [InlineData("report.html")]
    [InlineData("evidence.html")]
    [InlineData("tables.html")]
    public async Task Page_EveryId_IsUnique(string name)
    {
        var ids = Ids().Matches((await SampleReport.FilesAsync(SampleReport.Inputs()))[name]).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task Page_EveryNumberInASentence_HasEvidence()
    {
        var page = (await SampleReport.FilesAsync(SampleReport.Inputs()))["report.html"];
        var sentences = string.Concat(Prose().Matches(page).Select(m => m.Value));
        var evidence = EvidenceLinks().Matches(sentences).Select(m => m.Groups[1].Value).ToList();
        var annex = page[page.IndexOf("id=\"annex\"", StringComparison.Ordinal)..];
        Assert.NotEmpty(evidence);
        Assert.All(evidence, id => Assert.Contains($"<tr id=\"{id}\">", annex));
        // What is left without the links, periods and the labels of findings and measures has no digit.
        var rest = Tags().Replace(FindingIds().Replace(EvidenceLinks().Replace(sentences, ""), ""), "");
        foreach (var known in SampleReport.Measures.SelectMany(m => (string[])[m.Title, m.Definition, m.NumeratorLabel, m.DenominatorLabel]))
            rest = rest.Replace(known, "");
        rest = rest.Replace("the year to 31 March 2023", "").Replace("the year to 31 March 2024", "");
        Assert.DoesNotMatch("[0-9]", rest);
    }

    [Fact]
    public async Task Page_HeadlineFindings_AreAtMostSixAndInTheLedger()
    {
        var files = await SampleReport.FilesAsync(SampleReport.Inputs());
        Assert.InRange(files["report.html"].Split("class=\"fid\"").Length - 1, 1, 6);
        Assert.Contains("\"findings\":[{\"id\":\"F1\",\"text\":\"Children who went missing", files["evidence.json"]);
    }

    [Fact]
    public async Task Page_NeutralMeasure_HasNoRanks()
    {
        var page = (await SampleReport.FilesAsync(SampleReport.Inputs()))["report.html"];
        Assert.DoesNotContain(">Rank<", Table(page, "M01-table"));
        Assert.Contains(">Rank<", Table(page, "M03-table"));
    }

    [Fact]
    public async Task Files_Synthetic_NameNoRealAuthority()
    {
        var files = await SampleReport.FilesAsync(SampleReport.Inputs(synthetic: true));
        foreach (var (name, text) in files)
        {
            Assert.All(SampleReport.Authorities, a => Assert.DoesNotContain(a.Gss, text));
            Assert.All(SampleReport.Authorities.Where(a => a.Name != "City of London"), a => Assert.DoesNotContain(a.Name, text));
            // Drawings have coordinates that look like codes.
            Assert.All(SampleReport.Authorities, a => Assert.DoesNotMatch(name == "report.html" ? $"-{a.Code}-|>{a.Code}<" : $"[-,\"]{a.Code}[-,\"]", text));
        }

        Assert.Contains("<title>Synthetic data: ", files["report.html"]);
        Assert.All(Captions().Matches(files["report.html"]).Select(m => m.Value).Where(c => c.Contains("region and authority")), c =>
            Assert.Contains("Synthetic data.", c));
        Assert.Contains("Example authority 003", files["report.html"]);
    }

    [Fact]
    public async Task Page_Draft_SaysSoFirst() =>
        Assert.Contains("Do not publish", (await SampleReport.FilesAsync(SampleReport.Inputs(draft: true)))["report.html"]);

    [Fact]
    public async Task Pages_HostileTexts_AreEscaped()
    {
        const string Attack = "\"><script>alert(1)</script>' onload='x' {{ report.title }} {{ 1 + 1 }}";
        var inputs = SampleReport.Inputs(synthetic: false, draft: true);
        var measure = inputs.Collection.Measures[0] with
        {
            Title = Attack,
            Short = Attack,
            Definition = Attack,
            NumeratorLabel = Attack,
            DenominatorLabel = Attack,
            Unit = Attack,
            Source = Attack,
        };
        inputs = inputs with
        {
            Collection = inputs.Collection with
            {
                Title = Attack,
                Summary = Attack,
                SourceNote = Attack,
                Contact = new Contact(Attack, "javascript:alert(1)//" + Attack),
                Themes = [.. inputs.Collection.Themes.Select(t => t with { Title = Attack, Intro = Attack })],
            },
            Periods =
            [
                .. inputs.Periods.Select(p =>
                    p with { Measures = [.. p.Measures.Select(m => m with { Measure = m.Measure.Id == "M01" ? measure : m.Measure, NotRanked = Attack })] }),
            ],
            Returns = [.. inputs.Returns.Select(r => r with { Reason = Attack, Commitment = Attack })],
            Run = inputs.Run with { Reason = Attack },
            Sources = [new DataSource(Attack, Attack, Attack, Attack)],
        };
        var files = await SampleReport.FilesAsync(inputs);
        foreach (var page in files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).Select(f => f.Value))
        {
            Assert.DoesNotContain("<script", page);
            Assert.DoesNotContain("' onload='", page);
            Assert.DoesNotContain("\"javascript:", page);
            Assert.Contains("{{ 1 + 1 }}", page);
        }
    }

    private static string Table(string page, string id) =>
        page[page.IndexOf($"id=\"{id}\"", StringComparison.Ordinal)..] is var rest ? rest[..rest.IndexOf("</table>", StringComparison.Ordinal)] : "";

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("href=\"(?!https:|mailto:|tel:)([^\"#]*)(?:#([^\"]+))?\"")]
    private static partial Regex Links();

    [GeneratedRegex("aria-(?:labelledby|describedby)=\"([^\"]+)\"")]
    private static partial Regex References();

    [GeneratedRegex("<a class=\"ev\" href=\"#([^\"]+)\">.*?</a>")]
    private static partial Regex EvidenceLinks();

    [GeneratedRegex("<span class=\"fid\">.*?</span>")]
    private static partial Regex FindingIds();

    [GeneratedRegex("<(div|ol) class=\"(?:findings )?prose\">.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Prose();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("<caption.*?</caption>", RegexOptions.Singleline)]
    private static partial Regex Captions();
}
