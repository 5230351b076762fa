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

    // A report of a whole country goes round some hundred thousand times.
    private const int MostRounds = 10_000_000;

    private readonly HtmlOutput page;
    private readonly ScriptObject model;
    private readonly List<string>? faults;
    private int depth;
    private int rounds;

    /// <param name="faults">Gets what is wrong in each partial, and the page goes on after it; null to stop at the first.</param>
    public PageContext(TemplateSet templates, HtmlOutput page, ScriptObject model, List<string>? faults, CancellationToken cancellationToken)
        : base(Functions())
    {
        (this.page, this.model) = (page, model);
        this.faults = faults;
        Templates = templates;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedFunctionAccess = false;
        LimitToString = 0;
        LoopLimit = MostRounds;
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
        try
        {
            template.Render(this);
        }
        catch (ScriptRuntimeException e) when (faults is not null && e is not ScriptAbortException)
        {
            faults.Add(TemplateSet.Where(e.Span, e.OriginalMessage));
        }
        finally
        {
            // Whatever went wrong is said of the partial, and not of the page around it.
            PopGlobal();
            depth--;
        }
    }

    /// <summary>Renders a block to a string, so that what it says can be read before it is written.</summary>
    public string Capture(ScriptBlockStatement block)
    {
        using var text = new StringWriter { NewLine = "\n" };
        PushOutput(new HtmlOutput(text));
        try
        {
            Evaluate(block);
        }
        finally
        {
            PopOutput();
        }

        return text.ToString();
    }

    /// <remarks>Each loop has a limit of its own; loops within loops would still never end.</remarks>
    protected override bool OnStepLoop(ScriptLoopStatementBase loop)
    {
        if (++rounds > MostRounds)
            throw new ScriptRuntimeException(loop.Span, $"The page goes round more than {MostRounds:N0} times: does a loop never end?");
        return base.OnStepLoop(loop);
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
        var known = CurrentGlobal!.GetMembers().Concat(model.GetMembers()).Concat(BuiltinObject.GetMembers());
        throw new ScriptRuntimeException(span, $"There is no '{variable.Name}' here.{Suggestion.For(variable.Name, known)}");
    }
}
