using Reporting.Checking.Definitions;
using Reporting.Checking.Tests.Definitions;
using Xunit;

namespace Reporting.Checking.Tests.Expressions;

/// <summary>Expressions that try to be more than expressions. Each is refused with a sentence, at its file and line.</summary>
public sealed class HostileExpressionTests(SharedEngine shared) : IClassFixture<SharedEngine>
{
    public static TheoryData<string> Expressions { get; } =
    [
        "VIS01 in (select 1)",
        "exists(select 1)",
        "(select count(*) > 0 from read_csv('/etc/passwd'))",
        "read_csv('/etc/passwd')",
        "read_text('/etc/passwd') is null",
        "read_blob('/etc/passwd') is null",
        "read_json('/etc/passwd') is null",
        "read_parquet('x.parquet') is null",
        "glob('/*') is null",
        "getenv('HOME') = 'x'",
        "current_setting('threads') = 1",
        "getvariable('x') is null",
        "1 = 1 union select true",
        "true; drop table x",
        "true;",
        "true -- and more",
        "true /* and more",
        "true /* and */ more",
        "true, false",
        "true from range(10)",
        "true from duckdb_settings()",
        "true from 'file.csv'",
        "from range(10)",
        "pragma version",
        "attach 'x.db'",
        "copy (select 1) to 'x'",
        "set threads = 4",
        "call pragma_version()",
        "true from range(3) t(x), lateral (select x)",
        "*",
        "count(*) > 0",
        "columns('VIS.*') > 0",
        "columns(*) > 0",
        "* exclude (VIS01)",
        "unpack(columns(*))",
        "[x for x in [1, 2]] is null",
        "list_transform([1], x -> x + 1) is null",
        "list_transform([1], lambda x: x + 1) is null",
        "struct_pack(a := 1).a = 1",
        "{'a': 1}.a = 1",
        "map {'a': 1} is null",
        "row(1, 2) is null",
        "query_table('x') is null",
        "query('select 1') is null",
        "duckdb_settings() is null",
        "sum(VIS01) over () > 1",
        "row_number() over (order by VIS01) = 1",
        "$1 = 1",
        "? = 1",
        "$name = 1",
        "true as x",
        "true x",
        "true where false",
        "true group by 1",
        "true having true",
        "true qualify true",
        "true order by 1",
        "true limit 1",
        "true using sample 1",
        "distinct true",
        "distinct on (VIS01) true",
        "true window w as (order by VIS01)",
        "into x true",
        "nextval('x') = 1",
        "random() > 0.5",
        "uuid() is null",
        "now() is null",
        "current_date > PLN02",
        "current_user = 'x'",
        "repeat('x', 1000000000) = ''",
        "range(1000000000) is null",
        "generate_series(1, 1000000000) is null",
        "unnest([true, false])",
        "error('x') is null",
        "sleep_ms(1000) is null",
        "json_serialize_sql('select 1') is null",
        "json_execute_serialized_sql('x') is null",
        "eval('1') is null",
        "write_log('x') is null",
        "pg_catalog.abs(1) = 1",
        "system.main.abs(1) = 1",
        "main.abs(1) = 1 and main.read_text('x') is null",
        "VIS01.abs() = 1 and VIS01.getenv() = 'x'",
        "t.VIS01 = 1",
        "memory.main.t.VIS01 = 1",
        "ref is null",
        "ref.nothing = 1",
        "last is null",
        "\"ref.population_0_17\" = 1",
        "whole is null",
        "whole[1] = 1",
        "cast(VIS01 as struct(a integer)) is null",
        "cast(VIS01 as enum('a')) is null",
        "cast('x' as blob) is null",
        "VIS01::json is null",
        "interval 1 day is null",
        "VIS01 collate nocase = 'a'",
        "VIS01 = any([1, 2])",
        "VIS01 = any(select 1)",
        "VIS01 > all(select 1)",
        "grouping(VIS01) = 1",
        "TXT01 similar to 'a' and md5(TXT01) = 'x'",
        "try(VIS01) = 1",
        "$$x$$ = TXT01",
        "VIS01 <= VIS02 \u0000",
        "V\u0406S01 = 1",
        "VIS01 \uff1d 1",
        "\u202eVIS01 = 1",
        "values (true)",
        "with x as (select 1) select true",
        "select true",
        "case when true then (select true) end",
        "coalesce((select true), true)",
        "min(VIS01) filter (where (select true)) > 0",
        "quantile_cont(VIS01, 0.5 order by VIS02) > 0",
        "TXT01 glob '*'",
        "TXT01 -> '$.a' is null",
        "TXT01 ->> '$.a' is null",
        "@VIS01 = 1",
        "VIS01 ** 2 = 4 and pow(VIS01, 2) = 4",
        "position('a' in TXT01) = 1",
        "extract(epoch from PLN02) = 1",
        "PLN02 at time zone 'utc' is null",
        "default",
        "VIS01[1:2] is null",
        "pivot VIS01 on x using sum(y)",
        "",
        " ",
        ")",
        "1) = (1",
        "'unended",
        "1",
        "null",
        "'true'",
    ];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Load_HostileCheck_IsRefusedAtItsLine(string expression)
    {
        using var copy = new TemplateCopy();
        var line = copy.Replace(TemplateCopy.Council, "check: VIS02 <= VIS01", $"check: {Yaml(expression)}");

        AssertRefused(copy, line);
    }

    [Theory]
    [InlineData("(", ")", 41)]
    [InlineData("(", ")", 900)]
    [InlineData("not ", "", 490)]
    [InlineData("-", "", 1900)]
    [InlineData("abs(", ")", 300)]
    [InlineData("[", "]", 900)]
    [InlineData("case when true then ", " end", 80)]
    [InlineData("(", ")", 100_000)]
    public void Load_DeepNesting_IsRefusedAtItsLine(string before, string after, int depth)
    {
        using var copy = new TemplateCopy();
        var expression = $"{string.Concat(Enumerable.Repeat(before, depth))}VIS01{string.Concat(Enumerable.Repeat(after, depth))}";
        var line = copy.Replace(TemplateCopy.Council, "check: VIS02 <= VIS01", $"check: {Yaml(expression)}");

        AssertRefused(copy, line);
    }

    [Fact]
    public void Load_HugeText_IsRefusedAtItsLine()
    {
        using var copy = new TemplateCopy();
        var line = copy.Replace(TemplateCopy.Council, "check: VIS02 <= VIS01", $"check: TXT01 = '{new string('x', 1_000_000)}'");

        AssertRefused(copy, line);
    }

    [Theory]
    [InlineData("sum(VIS01) + VIS02")]
    [InlineData("sum(sum(VIS01))")]
    [InlineData("sum(VIS01) over ()")]
    [InlineData("last")]
    [InlineData("last.TXT01")]
    [InlineData("string_agg(TXT01)")]
    [InlineData("list(VIS01)")]
    [InlineData("arg_max(VIS01, VIS02)")]
    [InlineData("first(VIS01)")]
    [InlineData("sum(VIS01 order by VIS02)")]
    [InlineData("sum(*)")]
    [InlineData("count(*) filter (where VIS01 > (select 1))")]
    [InlineData("sum(VIS01) from range(10)")]
    [InlineData("sum(VIS01), sum(VIS02)")]
    [InlineData("sum(VIS01) group by all")]
    public void Load_HostileNumerator_IsRefusedAtItsLine(string expression)
    {
        using var copy = new TemplateCopy();
        var line = copy.Replace(TemplateCopy.Measures, "numerator: sum(VIS02)", $"numerator: {Yaml(expression)}");

        var faults = Assert.IsType<DefinitionsOutcome.Broken>(DefinitionLoader.Load(copy.Folder, shared.Engine)).Faults;
        Assert.All(faults, f => Assert.Equal((TemplateCopy.Measures, line), (f.File, f.Line)));
    }

    private void AssertRefused(TemplateCopy copy, int line)
    {
        var faults = Assert.IsType<DefinitionsOutcome.Broken>(DefinitionLoader.Load(copy.Folder, shared.Engine)).Faults;
        Assert.All(faults, f =>
        {
            Assert.Equal((TemplateCopy.Council, line), (f.File, f.Line));
            Assert.Matches(@"^['A-Z].*[.?]$", f.Message);
        });
    }

    private static string Yaml(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\u0000", "\\0", StringComparison.Ordinal) + "\"";
}
