using Reporting.Domain.Disclosure;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Reporting.Functions.Rendering.Templates;

/// <summary>
/// One rendering. Every value is escaped as it is written. Scriban's own include, html and eval functions are left out: with them a template could
/// escape twice or not at all.
/// </summary>
internal sealed class PageContext : TemplateContext
{
    private const int MostNested = 12;
    private readonly HtmlOutput page;
    private int depth;

    public PageContext(TemplateSet templates, HtmlOutput page, ScriptObject model, CancellationToken cancellationToken)
        : base(Functions())
    {
        this.page = page;
        Templates = templates;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedFunctionAccess = false;
        LimitToString = 0;
        LoopLimit = 100_000_000;
        RecursiveLimit = 60;
        CancellationToken = cancellationToken;
        TryGetVariable = FailOnUnknown;
        PushOutput(page);
        PushGlobal(model);
    }

    public TemplateSet Templates { get; }

    /// <summary>Where the page is being written: the page itself, or the text of a captured block.</summary>
    public HtmlOutput Page => Output as HtmlOutput ?? page;

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null:
                break;
            case RawHtml raw:
                Page.WriteRaw(raw.Html);
                break;
            case string text:
                Page.WriteText(text);
                break;
            case IPrintable printable:
                printable.Print(Page);
                break;
            case Published:
                throw new ScriptRuntimeException(
                    span, "A published value is printed with its measure, by the function that gives it its unit and its evidence.");
            default:
                Page.WriteText(ObjectToString(textAsObject));
                break;
        }

        return this;
    }

    /// <summary>Renders a partial in place, with its own variables.</summary>
    public void Partial(SourceSpan span, string name, ScriptObject variables)
    {
        var template = Templates.Find(name)
            ?? throw new ScriptRuntimeException(span, $"There is no template '{name}'.{Suggestion.For(name, Templates.Names)}");
        if (depth == MostNested)
            throw new ScriptRuntimeException(span, $"'{name}' is nested more than {MostNested} deep: does a partial call itself?");
        depth++;
        PushGlobal(variables);
        template.Render(this);
        PopGlobal();
        depth--;
    }

    /// <summary>Renders a block to a string, so that what it says can be read before it is written.</summary>
    public string Capture(ScriptBlockStatement block)
    {
        using var text = new StringWriter { NewLine = "\n" };
        PushOutput(new HtmlOutput(text));
        Evaluate(block);
        PopOutput();
        return text.ToString();
    }

    protected override IObjectAccessor? GetMemberAccessorImpl(object target) =>
        target is IScriptObject or System.Collections.IList or System.Collections.IDictionary or string || target.GetType().IsPrimitive
            ? base.GetMemberAccessorImpl(target)
            : ModelAccessor.Of(target.GetType());

    private static ScriptObject Functions()
    {
        var functions = new ScriptObject();
        functions.SetValue("partial", new PartialFunction(), true);
        functions.SetValue("link", PageFunction.Of(1, 1, (_, arguments) => SafeText.Link(arguments[0])), true);
        functions.SetValue("anchor", PageFunction.Of(1, 1, (_, arguments) => SafeText.Anchor(arguments[0])), true);
        functions.SetValue("css_number", PageFunction.Of(1, 1, (_, arguments) => SafeText.CssNumber(arguments[0])), true);
        return functions;
    }

    private bool FailOnUnknown(TemplateContext context, SourceSpan span, ScriptVariable variable, out object value)
    {
        var known = CurrentGlobal!.GetMembers().Concat(BuiltinObject.GetMembers());
        throw new ScriptRuntimeException(span, $"There is no '{variable.Name}' here.{Suggestion.For(variable.Name, known)}");
    }
}
