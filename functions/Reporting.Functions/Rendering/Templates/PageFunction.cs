using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Reporting.Functions.Rendering.Templates;

/// <summary>A function that the templates of a page can call, with arguments by position.</summary>
internal abstract class PageFunction(int required, int allowed) : IScriptCustomFunction
{
    private static readonly ScriptParameterInfo Any = new(typeof(object), "value");

    public int RequiredParameterCount => required;

    public int ParameterCount => allowed;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(object);

    /// <param name="required">Arguments that must be given.</param>
    /// <param name="allowed">Arguments that may be given.</param>
    /// <param name="call">Gets the place of the call and the arguments; what is left out is null.</param>
    public static PageFunction Of(int required, int allowed, Func<SourceSpan, object?[], object?> call) => new Plain(required, allowed, call);

    /// <summary>A function around a block: {{ wrap name }} … {{ end }}.</summary>
    /// <param name="call">Gets the block's HTML; what it returns is written.</param>
    public static PageFunction Around(Func<string, RawHtml> call) => new Block(call);

    public ScriptParameterInfo GetParameterInfo(int index) => Any;

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var given = new object?[allowed];
        for (var i = 0; i < Math.Min(allowed, arguments.Count); i++)
            given[i] = arguments[i];
        return Call((PageContext)context, callerContext?.Span ?? default, given, blockStatement);
    }

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));

    protected abstract object? Call(PageContext context, SourceSpan span, object?[] arguments, ScriptBlockStatement? block);

    private sealed class Plain(int required, int allowed, Func<SourceSpan, object?[], object?> call) : PageFunction(required, allowed)
    {
        protected override object? Call(PageContext context, SourceSpan span, object?[] arguments, ScriptBlockStatement? block) => call(span, arguments);
    }

    private sealed class Block(Func<string, RawHtml> call) : PageFunction(0, 0)
    {
        protected override object? Call(PageContext context, SourceSpan span, object?[] arguments, ScriptBlockStatement? block) =>
            block is null
                ? throw new ScriptRuntimeException(span, "This function goes around a block: {{ wrap finding }} … {{ end }}.")
                : call(context.Capture(block));
    }
}

/// <summary>
/// {{ partial 'report/table' {table: t} }}: another template in this place, with the object's members as its variables; or
/// {{ partial 'report/chart' c }}, with c as its variable "model".
/// </summary>
internal sealed class PartialFunction() : PageFunction(1, 2)
{
    protected override object? Call(PageContext context, SourceSpan span, object?[] arguments, ScriptBlockStatement? block)
    {
        context.Partial(span, arguments[0] as string ?? string.Empty, arguments[1] switch
        {
            null => [],
            ScriptObject variables => variables,
            var model => new ScriptObject { ["model"] = model },
        });
        return null;
    }
}
