using Reporting.Checking.Definitions;
using Reporting.Checking.Extracts.Layouts;
using Reporting.Checking.Tests.Definitions;
using Reporting.Checking.Tests.Expressions;
using Xunit;

namespace Reporting.Checking.Tests.Extracts;

/// <summary>A mistake in what is defined about extracts is named with its file and line, and with what was probably meant.</summary>
public sealed class ExtractDefinitionFaultTests(SharedEngine shared) : IClassFixture<SharedEngine>
{
    private const string LayoutFile = "reference/extracts/visits.yaml";
    private const string DeriveFile = "collections/visits/derive.yaml";

    private const string Layout = """
        id: visits
        title: list of visits
        tables:
          - id: seen
            title: the list of visits
            child: CHILD
            key: [CHILD, DAY]
            from: DAY
            recognisedBy: [CHILD, DAY]
            columns:
              - {name: CHILD, type: text}
              - {name: DAY, type: date}
              - {name: KIND, type: choice, codes: [{value: H, label: Home}, {value: O, label: Office}]}
        sets:
          - id: at_home
            of: seen
            where: KIND = 'H'
        """;

    private const string Derive = """
        instrument: council
        items:
          - item: VIS01
            rule: DER-VIS01
            of: at_home
            where: DAY between period.first_day and period.last_day
            with:
              - of: seen
                where: other.DAY < DAY
            count: [CHILD]
            having: count(*) >= 2
        """;

    [Fact]
    public void Load_WithoutAMistake_IsLoaded() => Assert.IsType<ExtractDefinitionsOutcome.Loaded>(Load(Layout, Derive));

    [Theory]
    [InlineData("type: date", "type: day", "Unknown type 'day': known are integer, yes-no, date, choice, multi-choice, text.")]
    [InlineData("from: DAY", "from: DYA", "Unknown column 'DYA': did you mean 'DAY'?")]
    [InlineData("key: [CHILD, DAY]", "key: [CHILD, DAI]", "Unknown column 'DAI': did you mean 'DAY'?")]
    [InlineData("where: KIND = 'H'", "where: KIND = 'HO'", "Unknown choice of KIND 'HO': did you mean 'H'?")]
    [InlineData("where: KIND = 'H'", "where: KNID = 'H'", "Unknown column 'KNID': did you mean 'KIND'?")]
    [InlineData("where: KIND = 'H'", "where: upper(KIND)", "'where' must be true or false, not a value of type varchar.")]
    [InlineData("where: KIND = 'H'", "where: count(*) > 1", "'where' is about one row: sum, count and the like belong in 'having' or 'value'.")]
    [InlineData("of: seen\n    where", "of: sen\n    where", "Unknown table or set 'sen': did you mean 'seen'?")]
    [InlineData("title: the list of visits", "titel: the list of visits", "'title' is missing.")]
    public void Layout_OneMistake_IsNamedWithFileAndLine(string old, string by, string message) =>
        AssertNamed(LayoutFile, Layout, old, Layout.Replace(old, by, StringComparison.Ordinal), Derive, message);

    [Theory]
    [InlineData("instrument: council", "instrument: counsil", "Unknown instrument 'counsil': did you mean 'council'?")]
    [InlineData("item: VIS01", "item: VSI01", "Unknown item 'VSI01': did you mean 'VIS01'?")]
    [InlineData("of: at_home", "of: at_hom", "Unknown table or set 'at_hom': did you mean 'at_home'?")]
    [InlineData("period.last_day", "period.lastday", "Unknown column 'period.lastday': did you mean 'period.last_day'?")]
    [InlineData("where: other.DAY < DAY", "where: other.DAI < DAY", "Unknown column 'other.DAI': did you mean 'other.DAY'?")]
    [InlineData("where: other.DAY < DAY", "where: other.DAY < 5", "'other.DAY' is a date: compare it with a date, as date '2024-03-31'.")]
    [InlineData(
        "where: other.DAY < DAY", "where: DAY in (select 1)", "A query within an expression is not allowed: use items, values and functions.")]
    [InlineData("count: [CHILD]", "count: [CHLD]", "Unknown column 'CHLD': did you mean 'CHILD'?")]
    [InlineData("having: count(*) >= 2", "having: KIND = 'H'", "'having' and 'value' are about several rows: write an aggregate, as count(*) >= 2.")]
    [InlineData("having: count(*) >= 2", "having: KIND = 'H' and count(*) >= 2", "'KIND' must stand in an aggregate: write sum(KIND), or count, min, max.")]
    [InlineData("having: count(*) >= 2", "havin: count(*) >= 2", "Unknown member 'havin': did you mean 'having'?")]
    public void Derivation_OneMistake_IsNamedWithFileAndLine(string old, string by, string message) =>
        AssertNamed(DeriveFile, Derive, old, Layout, Derive.Replace(old, by, StringComparison.Ordinal), message);

    private void AssertNamed(string file, string text, string old, string layout, string derive, string message)
    {
        var line = text[..text.IndexOf(old, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        var faults = Assert.IsType<ExtractDefinitionsOutcome.Broken>(Load(layout, derive)).Faults;
        var fault = Assert.Single(faults, f => f.Message == message);
        Assert.Equal(file, fault.File);
        Assert.InRange(fault.Line, line - 1, line + 1);
    }

    private ExtractDefinitionsOutcome Load(string layout, string derive)
    {
        using var copy = new TemplateCopy();
        foreach (var (name, text) in new[] { (LayoutFile, layout), (DeriveFile, derive) })
        {
            var path = Path.Combine(copy.Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        var definitions = Assert.IsType<DefinitionsOutcome.Loaded>(DefinitionLoader.Load(copy.Folder, shared.Engine)).Definitions;
        return ExtractDefinitionLoader.Load(copy.Folder, definitions, shared.Engine);
    }
}
