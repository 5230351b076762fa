using Reporting.Domain.Disclosure;
using Reporting.Functions.Rendering.Templates;
using Scriban.Runtime;
using Xunit;

namespace Reporting.Functions.Tests.Rendering.Templates;

public sealed class TemplateSetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("templates").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Load_BrokenTemplate_SaysFileAndLine()
    {
        Put("page", "fine\n{{ if true }}");
        Put("other", "{{ 1 + }}");
        var message = Assert.Throws<TemplateException>(() => TemplateSet.Load(folder, ".")).Message;
        Assert.Contains("page.sbn-html, line 2", message);
        Assert.Contains("other.sbn-html, line 1", message);
    }

    [Fact]
    public void Load_Folders_LoadsThemAndNoOther()
    {
        foreach (var name in (string[])["report/page", "site/page", "drafts/page"])
            Put(name, "x");
        Assert.Equal(["report/page", "site/page"], TemplateSet.Load(folder, "report", "site").Names.Order());
    }

    [Fact]
    public void Load_Capture_IsRefused()
    {
        Put("page", "\n{{ capture x }}<b>{{ end }}{{ x }}");
        Assert.Contains("page.sbn-html, line 2", Assert.Throws<TemplateException>(() => TemplateSet.Load(folder, ".")).Message);
    }

    [Fact]
    public void Render_MisspeltMember_SaysFileLineAndWhatWasMeant()
    {
        Put("page", "one\n{{ row.nmae }}");
        var message = Assert.Throws<TemplateException>(() => Render("page", ("row", new Row("x")))).Message;
        Assert.Contains("page.sbn-html, line 2", message);
        Assert.Contains("Did you mean 'name'?", message);
    }

    [Fact]
    public void Render_MisspeltMemberInAPartial_SaysThePartialsLine()
    {
        Put("page", "{{ partial 'part' {row: row} }}");
        Put("part", "\n\n{{ row.valeu }}");
        Assert.Contains("part.sbn-html, line 3", Assert.Throws<TemplateException>(() => Render("page", ("row", new Row("x")))).Message);
    }

    [Fact]
    public void Render_MisspeltVariable_SaysWhatWasMeant()
    {
        Put("page", "{{ reprot }}");
        Assert.Contains("Did you mean 'report'?", Assert.Throws<TemplateException>(() => Render("page", ("report", "x"))).Message);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onload=\"x", "&quot; onload=&quot;x")]
    [InlineData("' onload='x", "&#39; onload=&#39;x")]
    [InlineData("{{ 1 + 1 }}", "{{ 1 + 1 }}")]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("=1+1", "=1+1")]
    public void Render_Text_IsEscapedEverywhere(string text, string html)
    {
        Put("page", "<p title=\"{{ text }}\">{{ text }}{{ row.name }}{{ for t in list }}{{ t }}{{ end }}{{ partial 'part' {t: text} }}</p>");
        Put("part", "{{ t }}");
        Assert.Equal($"<p title=\"{html}\">{html}{html}{html}{html}</p>", Render("page", ("text", text), ("row", new Row(text)), ("list", new[] { text })));
    }

    [Theory]
    [InlineData("{{ include 'x' }}")]
    [InlineData("{{ html.escape 'x' }}")]
    [InlineData("{{ object.eval_template 'x' }}")]
    [InlineData("{{ object.eval '1' }}")]
    public void Render_FunctionsThatEscapeWrongly_AreNotThere(string template)
    {
        Put("page", template);
        Assert.Throws<TemplateException>(() => Render("page"));
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("part/../../secret")]
    [InlineData("..\\\\secret")]
    [InlineData("part.sbn-html")]
    [InlineData("")]
    public void Partial_OutsideTheFolder_DoesNotExist(string name)
    {
        var outside = Path.Combine(Path.GetDirectoryName(folder)!, "secret.sbn-html");
        Put("part", "x");
        Put("page", $"{{{{ partial '{name}' }}}}");
        Assert.False(File.Exists(outside));
        Assert.Contains("There is no template", Assert.Throws<TemplateException>(() => Render("page")).Message);
    }

    [Fact]
    public void Partial_CallsItself_IsStopped()
    {
        Put("page", "{{ partial 'page' }}");
        Assert.Contains("does a partial call itself?", Assert.Throws<TemplateException>(() => Render("page")).Message);
    }

    [Fact]
    public void Partial_OfAPartial_ThatErrs_IsNamedItself()
    {
        Put("page", "{{ partial 'part' }}");
        Put("part", "\n{{ partial 'inner' {x: 1} }}");
        Put("inner", "\n\n{{ for i in [1] }}{{ x.y }}{{ end }}");
        Assert.Contains("inner.sbn-html, line 3", Assert.Throws<TemplateException>(() => Render("page")).Message);
    }

    [Theory]
    [InlineData("{{ while true }}{{ end }}")]
    [InlineData("{{ for i in 1..100000 }}{{ for j in 1..100000 }}{{ end }}{{ end }}")]
    public void Loop_WithoutAnEnd_IsStopped(string page)
    {
        Put("page", page);
        Assert.Contains("page.sbn-html, line 1", Assert.Throws<TemplateException>(() => Render("page")).Message);
    }

    [Fact]
    public void Partial_ItsVariables_AreItsOwn()
    {
        Put("page", "{{ partial 'part' {x: 'in'} }}{{ partial 'one' 'it' }}");
        Put("part", "{{ y = x }}{{ y }}");
        Put("one", "{{ model }}");
        Assert.Equal("init", Render("page"));
        Put("page", "{{ partial 'part' {x: 'in'} }}{{ y }}");
        Assert.Throws<TemplateException>(() => Render("page"));
    }

    [Fact]
    public void Render_TwoMillionCharacters_IsNotCut()
    {
        Put("page", "{{ text }}");
        Assert.Equal(2_000_000, Render("page", ("text", new string('x', 2_000_000))).Length);
    }

    [Fact]
    public void Render_NestedLoops_AreNotStopped()
    {
        Put("page", "{{ for i in 1..200 }}{{ for j in 1..200 }}x{{ end }}{{ end }}");
        Assert.Equal(40_000, Render("page").Length);
    }

    [Fact]
    public void Render_EndlessLoop_StopsWhenCancelled()
    {
        Put("page", "{{ while true }}x{{ end }}");
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Assert.Throws<OperationCanceledException>(() => TemplateSet.Load(folder, ".").Render("page", [], TextWriter.Null, cancel.Token));
    }

    [Fact]
    public void Render_PublishedValueAlone_IsRefused()
    {
        Put("page", "{{ value }}");
        Assert.Throws<TemplateException>(() => Render("page", ("value", Published.Confidential)));
    }

    [Fact]
    public void Render_InParallel_GivesTheSameEachTime()
    {
        Put("page", "{{ for r in rows }}<i>{{ r.name }}</i>{{ end }}");
        var templates = TemplateSet.Load(folder, ".");
        var pages = Enumerable.Range(0, 200).AsParallel().Select(_ =>
        {
            using var text = new StringWriter();
            templates.Render("page", new ScriptObject { ["rows"] = new[] { new Row("a"), new Row("b") } }, text, TestContext.Current.CancellationToken);
            return text.ToString();
        });
        Assert.Equal("<i>a</i><i>b</i>", Assert.Single(pages.Distinct()));
    }

    [Theory]
    [InlineData("javascript:alert(1)", "#")]
    [InlineData("JaVaScRiPt:alert(1)", "#")]
    [InlineData("java\tscript:alert(1)", "#")]
    [InlineData("data:text/html,x", "#")]
    [InlineData("//evil.example", "#")]
    [InlineData("https://example.org/a", "https://example.org/a")]
    [InlineData("mailto:a@example.org", "mailto:a@example.org")]
    [InlineData("data.csv", "data.csv")]
    [InlineData("a/b:c", "a/b:c")]
    [InlineData("", "#")]
    public void Link_OnlyKnownKinds_AreLinked(string target, string link) => Assert.Equal(link, SafeText.Link(target));

    [Theory]
    [InlineData("M01-2024", "M01-2024")]
    [InlineData("a\" onclick=\"x", "a--onclick--x")]
    [InlineData("1", "x1")]
    [InlineData("", "x")]
    public void Anchor_OddCharacters_BecomeHyphens(string name, string id) => Assert.Equal(id, SafeText.Anchor(name));

    [Theory]
    [InlineData(12.5, "12.5")]
    [InlineData("0;background:url(x)", "0")]
    [InlineData(double.NaN, "0")]
    public void CssNumber_NotANumber_IsNothing(object value, string text) => Assert.Equal(text, SafeText.CssNumber(value));

    private void Put(string name, string template)
    {
        var path = Path.Combine(folder, name + ".sbn-html");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, template);
    }

    private string Render(string name, params (string Name, object Value)[] variables)
    {
        var model = new ScriptObject();
        foreach (var (variable, value) in variables)
            model[variable] = value;
        using var text = new StringWriter();
        TemplateSet.Load(folder, ".").Render(name, model, text, TestContext.Current.CancellationToken);
        return text.ToString();
    }

    private sealed record Row(string Name)
    {
        public string Value => Name;
    }
}
