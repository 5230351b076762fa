using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Reporting.Functions.Rendering.Templates;

/// <summary>Reads a model's public properties by their names in snake case. An unknown one fails, and says which was meant.</summary>
internal sealed class ModelAccessor : IObjectAccessor
{
    private static readonly ConcurrentDictionary<Type, ModelAccessor> ByType = new();
    private static readonly object True = true;
    private static readonly object False = false;

    private readonly Type type;
    private readonly FrozenDictionary<string, Func<object, object?>> members;

    private ModelAccessor(Type type)
    {
        this.type = type;
        members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && p.CanRead)
            .ToFrozenDictionary(p => StandardMemberRenamer.Rename(p.Name), Getter);
    }

    public static ModelAccessor Of(Type type) => ByType.GetOrAdd(type, t => new(t));

    public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object value)
    {
        if (!members.TryGetValue(member, out var get))
            throw new ScriptRuntimeException(span, $"{type.Name} has no member '{member}'.{Suggestion.For(member, members.Keys)}");
        value = get(target)!;
        return true;
    }

    public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => members.ContainsKey(member);

    public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => members.Count;

    public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => members.Keys;

    public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

    public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object value) =>
        throw new ScriptRuntimeException(span, $"{type.Name} has no items.");

    public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;

    public bool HasIndexer => false;

    public Type IndexType => typeof(string);

    private static Func<object, object?> Getter(PropertyInfo property)
    {
        var target = Expression.Parameter(typeof(object));
        Expression read = Expression.Property(Expression.Convert(target, property.DeclaringType!), property);
        // True and false are boxed once for all: a report reads tens of thousands of them.
        Expression boxed = property.PropertyType == typeof(bool)
            ? Expression.Condition(read, Expression.Constant(True, typeof(object)), Expression.Constant(False, typeof(object)))
            : Expression.Convert(read, typeof(object));
        return Expression.Lambda<Func<object, object?>>(boxed, target).Compile();
    }
}
