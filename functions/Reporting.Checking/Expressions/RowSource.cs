using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Expressions;

/// <summary>
/// The row that expressions run over, as three lists that a prepared statement takes as parameters. Lists have one type whether or not an element is NULL,
/// where a NULL parameter of its own would have the statement planned anew.
/// </summary>
internal sealed class RowSource
{
    private readonly List<Func<FormRow, long?>> wholes = [];
    private readonly List<Func<FormRow, double?>> numbers = [];
    private readonly List<Func<FormRow, string?>> texts = [];
    private readonly List<string> columns = [];

    private RowSource()
    {
    }

    /// <summary>SQL of a table of one row; the parameters are bigint[], double[] and varchar[].</summary>
    public string Table => $"(select {string.Join(", ", columns)} from (select $1::bigint[] as whole, $2::double[] as number, $3::varchar[] as chars))";

    /// <summary>Groups of constants among the columns.</summary>
    public IReadOnlyList<string> Groups { get; private init; } = [];

    /// <param name="names">What the expressions use, as they write it.</param>
    public static RowSource Of(Instrument instrument, IEnumerable<string> names)
    {
        var items = instrument.Items.ToDictionary(i => i.Code);
        var used = names.Distinct().Order(StringComparer.Ordinal).ToList();
        var groups = ConstantGroups.All.Where(g => used.Exists(u => u.StartsWith(g + ".", StringComparison.Ordinal))).ToList();
        var source = new RowSource { Groups = groups };
        foreach (var name in used.Where(u => !u.Contains('.', StringComparison.Ordinal)))
            source.columns.Add($"{source.ItemColumn(items, name)} as {Sql.Name(name)}");
        foreach (var group in groups)
        {
            var members = used.Where(u => u.StartsWith(group + ".", StringComparison.Ordinal)).Select(u => u[(group.Length + 1)..]);
            source.columns.Add($"{{{string.Join(", ", members.Select(m => $"{Sql.Name(m)}: {source.ConstantColumn(items, group, m)}"))}}} as {group}");
        }

        if (source.columns.Count == 0)
            source.columns.Add("true as nothing");
        return source;
    }

    /// <summary>All columns of a form as it is stored.</summary>
    public static RowSource Stored(IEnumerable<Item> items)
    {
        var source = new RowSource();
        source.columns.Add($"{source.Text(r => r.Authority)} as authority");
        source.columns.Add($"{source.Text(r => r.Period.Id)} as period");
        foreach (var item in items)
        {
            var code = item.Code;
            source.columns.Add($"{source.Value(item.Type, r => r.Answers.Of(code).Value)} as {Sql.Name(code)}");
            source.columns.Add($"{source.Text(r => r.Answers.Of(code).Missing)} as {Sql.Name(code + ItemNames.Missing)}");
            source.columns.Add($"{source.Whole(r => r.Answers.Of(code).Estimate ? 1 : 0)} = 1 as {Sql.Name(code + ItemNames.Estimate)}");
            source.columns.Add($"{source.Text(r => r.Answers.Of(code).Note)} as {Sql.Name(code + ItemNames.Note)}");
        }

        return source;
    }

    /// <summary>The parameters for a row; lists of NULLs where there is none.</summary>
    public (long?[] Wholes, double?[] Numbers, string?[] Texts) Parameters(FormRow? row) => row is null
        ? (new long?[wholes.Count], new double?[numbers.Count], new string?[texts.Count])
        : ([.. wholes.Select(w => w(row))], [.. numbers.Select(n => n(row))], [.. texts.Select(t => t(row))]);

    private string ItemColumn(Dictionary<string, Item> items, string name)
    {
        if (items.TryGetValue(name, out var item))
            return Value(item.Type, r => r.Answers.Of(name).Value);
        if (name.EndsWith(ItemNames.Missing, StringComparison.Ordinal))
        {
            var code = name[..^ItemNames.Missing.Length];
            return Text(r => r.Answers.Of(code).Missing);
        }

        var estimated = name[..^ItemNames.Estimate.Length];
        return $"{Whole(r => r.Answers.Of(estimated).Estimate ? 1 : 0)} = 1";
    }

    private string ConstantColumn(Dictionary<string, Item> items, string group, string name) => group switch
    {
        "last" => Value(items[name].Type, r => r.Constants.Last?.Of(name).Value),
        "period" => Value(ItemType.Date, r => name == ConstantGroups.PeriodDays[0] ? r.Period.From : r.Period.To),
        _ => Number(r => r.Constants.Number(group, name)),
    };

    private string Value(ItemType type, Func<FormRow, object?> value) => type switch
    {
        ItemType.Integer => Whole(r => (long?)value(r)),
        ItemType.YesNo => $"{Whole(r => value(r) is bool yes ? yes ? 1 : 0 : null)} = 1",
        ItemType.Date => $"date '1970-01-01' + {Whole(r => value(r) is DateOnly day ? Sql.DayNumber(day) : null)}::integer",
        ItemType.Decimal => Number(r => value(r) switch { double number => number, long whole => whole, _ => null }),
        ItemType.MultiChoice => Sql.List(Text(r => value(r) is IReadOnlyList<string> chosen ? string.Join(Sql.ListSeparator, chosen) : null)),
        _ => Text(r => (string?)value(r)),
    };

    private string Whole(Func<FormRow, long?> value)
    {
        wholes.Add(value);
        return $"whole[{wholes.Count}]";
    }

    private string Number(Func<FormRow, double?> value)
    {
        numbers.Add(value);
        return $"number[{numbers.Count}]";
    }

    private string Text(Func<FormRow, string?> value)
    {
        texts.Add(value);
        return $"chars[{texts.Count}]";
    }
}

/// <summary>One form, with everything that its expressions may use.</summary>
/// <param name="Authority">Three digits, or inspectorate.</param>
internal sealed record FormRow(string Authority, Period Period, FormAnswers Answers, ReturnConstants Constants);
