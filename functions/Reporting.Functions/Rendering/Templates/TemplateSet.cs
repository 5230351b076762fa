using System.Collections.Frozen;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Reporting.Functions.Rendering.Templates;

/// <summary>
/// Templates (files whose ending begins with .sbn-), parsed once and used by every render. A template's name is its path without its ending
/// (report/table). Only names that were found when loading can be rendered, so no path is ever made of what a template asks for.
/// </summary>
public sealed class TemplateSet
{
    private const string Ending = ".sbn-";
    private readonly FrozenDictionary<string, Template> templates;

    private TemplateSet(FrozenDictionary<string, Template> templates) => this.templates = templates;

    public IEnumerable<string> Names => templates.Keys;

    /// <param name="root">Names of templates are paths below it.</param>
    /// <param name="folders">The folders below it that are loaded with all that is in them, for example report.</param>
    /// <exception cref="TemplateException">A template does not parse, or uses what would escape wrongly; the message has each file and line.</exception>
    public static TemplateSet Load(string root, params IEnumerable<string> folders)
    {
        var templates = new Dictionary<string, Template>(StringComparer.Ordinal);
        var errors = new List<string>();
        var paths = folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*" + Ending + "*", SearchOption.AllDirectories));
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(root, path).Replace('\\', '/');
            var template = Template.Parse(File.ReadAllText(path).ReplaceLineEndings("\n"), file);
            errors.AddRange(template.Messages.Where(m => m.Type == ParserMessageType.Error).Select(m => Where(m.Span, m.Message)));
            if (!template.HasErrors)
            {
                var check = new CaptureCheck();
                template.Page!.Accept(check);
                errors.AddRange(check.Errors);
            }

            templates.Add(file[..file.LastIndexOf(Ending, StringComparison.Ordinal)], template);
        }

        return errors.Count == 0 ? new(templates.ToFrozenDictionary(StringComparer.Ordinal)) : throw new TemplateException(string.Join('\n', errors));
    }

    public bool Has(string name) => templates.ContainsKey(name);

    internal Template? Find(string name) => templates.GetValueOrDefault(name);

    /// <summary>Writes a page to a stream as it is made, as UTF-8.</summary>
    /// <param name="model">The variables and functions that the template can use.</param>
    /// <exception cref="TemplateException">A template asks for what is not there; the message has file, line and what may have been meant.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Render(string name, ScriptObject model, Stream stream, CancellationToken cancellationToken)
    {
        using var writer = Utf8Writer.To(stream);
        Render(name, model, writer, cancellationToken);
    }

    /// <inheritdoc cref="Render(string, ScriptObject, Stream, CancellationToken)"/>
    public void Render(string name, ScriptObject model, TextWriter writer, CancellationToken cancellationToken)
    {
        var template = Find(name) ?? throw new TemplateException($"There is no template '{name}'.{Suggestion.For(name, Names)}");
        Render(template, new PageContext(this, new HtmlOutput(writer), model, null, cancellationToken), cancellationToken);
    }

    /// <summary>Renders a page to nowhere, and goes on after what is wrong in a partial.</summary>
    /// <returns>What is wrong, each with its file, line and column.</returns>
    public IReadOnlyList<string> FaultsOf(string name, ScriptObject model, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        try
        {
            var template = Find(name) ?? throw new TemplateException($"There is no template '{name}'.{Suggestion.For(name, Names)}");
            Render(template, new PageContext(this, new HtmlOutput(TextWriter.Null), model, faults, cancellationToken), cancellationToken);
        }
        catch (TemplateException e)
        {
            faults.Add(e.Message);
        }

        return faults;
    }

    private static void Render(Template template, PageContext context, CancellationToken cancellationToken)
    {
        try
        {
            template.Render(context);
        }
        catch (ScriptAbortException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (ScriptRuntimeException e)
        {
            throw new TemplateException(Where(e.Span, e.OriginalMessage), e);
        }
    }

    internal static string Where(SourceSpan span, string message) => $"{span.FileName}, line {span.Start.Line + 1}, column {span.Start.Column + 1}: {message}";

    // A captured text would be escaped again when it is printed.
    private sealed class CaptureCheck : ScriptVisitor
    {
        public List<string> Errors { get; } = [];

        public override void Visit(ScriptCaptureStatement node)
        {
            Errors.Add(Where(node.Span, "capture is not available here: use a partial."));
            base.Visit(node);
        }
    }
}
