using System.Net;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Xunit;

namespace Reporting.Functions.Tests.Rendering.Charts;

/// <summary>As little of a template engine as the charts' partials need: everything written is encoded, but what a partial has made.</summary>
internal sealed class ChartEngine
{
    private readonly Dictionary<string, Template> templates = [];
    private readonly string folder = Folder();

    public string Render(string path, object model)
    {
        var context = new EncodingContext
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            EnableRelaxedIndexerAccess = false,
            LoopLimit = int.MaxValue,
            LimitToString = 0,
        };
        var globals = new ScriptObject();
        globals.Import("partial", (string name, object inner) => new Raw(Render(context, name, inner)));
        context.PushGlobal(globals);
        return Render(context, path, model);
    }

    private string Render(TemplateContext context, string path, object model)
    {
        if (!templates.TryGetValue(path, out var template))
        {
            var file = Directory.EnumerateFiles(Path.Combine(folder, Path.GetDirectoryName(path) ?? ""), Path.GetFileName(path) + ".sbn-*").Single();
            templates[path] = template = Template.Parse(File.ReadAllText(file), file);
            Assert.False(template.HasErrors, string.Join("\n", template.Messages));
        }

        context.PushOutput();
        context.PushGlobal(new ScriptObject { ["model"] = model });
        var text = template.Render(context);
        context.PopGlobal();
        context.PopOutput();
        return text;
    }

    public static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Reporting.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Reporting.sln is in no folder above the tests.");

        return Path.Combine(folder.FullName, "templates");
    }

    private sealed record Raw(string Text);

    private sealed class EncodingContext : TemplateContext
    {
        public override TemplateContext Write(SourceSpan span, object? textAsObject)
        {
            if (textAsObject is Raw raw)
                Write(raw.Text);
            else if (textAsObject is not null)
                Write(WebUtility.HtmlEncode(ObjectToString(textAsObject)));

            return this;
        }
    }
}
