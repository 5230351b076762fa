using Reporting.Checking.Definitions;
using Reporting.Checking.Tests.Expressions;
using Xunit;

namespace Reporting.Checking.Tests.Definitions;

public sealed class DefinitionFaultTests(SharedEngine shared) : IClassFixture<SharedEngine>
{
    private const string Council = TemplateCopy.Council;
    private const string Measures = TemplateCopy.Measures;
    private const string Collection = TemplateCopy.Collection;
    private const string Functions =
        "abs, avg, ceil, coalesce, contains, count, date_diff, day, floor, greatest, ifnull, least, len, length, list_contains, lower, max, median, " +
        "min, mode, month, nullif, quantile_cont, " +
        "regexp_matches, round, starts_with, sum, trim, upper, year";

    [Theory]
    [InlineData(Council, "check: VIS02 <= VIS01", "check: VIS02 <= VIS10", "Unknown item 'VIS10': did you mean 'VIS01'?")]
    [InlineData(Council, "check: VIS02 <= VIS01", "check: vis02 <= VIS01", "Unknown item 'vis02': did you mean 'VIS02'?")]
    [InlineData(Council, "items: [VIS02, VIS01]", "items: [VIS02, VSI01]", "Unknown item 'VSI01': did you mean 'VIS01'?")]
    [InlineData(Council, "message: You entered {VIS02}", "message: You entered {VIS2}", "Unknown item 'VIS2': did you mean 'VIS02'?")]
    [InlineData(
        Council, "message: You entered {VIS01} children, and {last.VIS01}", "message: You entered {VIS01} children, and {last.VIS1}",
        "Unknown item 'last.VIS1': did you mean 'last.VIS01'?")]
    [InlineData(
        Council, "passes: {VIS01: 100, last: {VIS01: 90}}", "passes: {VIS01: 100, last: {VIS09: 90}}", "Unknown item 'last.VIS09': did you mean 'last.VIS01'?")]
    [InlineData(
        Council, "passes: {VIS01: 100, last: {VIS01: 90}}", "passes: {VIS01: many, last: {VIS01: 90}}", "The example's value of 'VIS01' is not of its type.")]
    [InlineData(
        Council, "check: VIS02 <= VIS01", "check: VIS02 <= (select max(x) from read_csv('/etc/passwd') t(x))",
        "A query within an expression is not allowed: use items, values and functions.")]
    [InlineData(
        Council, "check: VIS02 <= VIS01", "check: read_text('/etc/passwd') is not null",
        "The function 'read_text' is not allowed: allowed are " + Functions + ".")]
    [InlineData(Council, "check: VIS02 <= VIS01", "check: VIS02 + VIS01", "A check must be true or false, not a value of type bigint.")]
    [InlineData(
        Council, "check: VIS02 <= VIS01", "check: sum(VIS02) <= 5",
        "A check of a form is about one row: sum, count and the like belong in measures, or in checks of records.")]
    [InlineData(Council, "severity: error", "severity: eror", "Unknown severity 'eror': did you mean 'error'?")]
    [InlineData(Council, "class: cross-field", "class: crossfield", "Unknown class 'crossfield': did you mean 'cross-field'?")]
    [InlineData(Council, "type: decimal", "type: number", "Unknown type 'number': known are integer, decimal, yes-no, date, choice, multi-choice, text.")]
    [InlineData(Council, "label: Is there a plan", "lable: Is there a plan", "Unknown member 'lable': did you mean 'label'?")]
    [InlineData(Council, "theme: visits, minimum: 0", "theme: visit, minimum: 0", "Unknown theme 'visit': did you mean 'visits'?")]
    [InlineData(Council, "periods: 2023..}", "periods: 2025..2023}", "The range '2025..2023' ends before it begins.")]
    [InlineData(Council, "periods: 2023..}", "periods: from 2023}", "'from 2023' is no range of periods: write 2018.., 2018..2021 or 2020.")]
    [InlineData(Council, "periods: 2023..}", "periods: 2030..}", "The range '2030..' holds no period of the collection, which has 2022, 2023, 2024.")]
    [InlineData(Council, "code: VIS03", "code: VIS02", "The item 'VIS02' is there twice: first in line 7.")]
    [InlineData(Council, "code: VIS03", "code: last", "No item may be called 'last': the name has a meaning of its own in expressions.")]
    [InlineData(Council, "id: VIS-R02", "id: VIS-R01", "The rule 'VIS-R01' is there twice: first in line 27.")]
    [InlineData(Council, "id: council", "id: counsel", "The id 'counsel' must be the file's name, of letters, digits and hyphens.")]
    [InlineData(
        Council, "kind: form", "firstItemRepeats: true\nkind: form",
        "A form has no records: only the first item of records identifies one, or is said to repeat.")]
    [InlineData(Council, "kind: form", "kind: from", "Unknown kind 'from': did you mean 'form'?")]
    [InlineData(Council, "fix: Check both years.", "fix: [a, b]", "'fix' must be one value.")]
    [InlineData(Measures, "method: proportion", "method: proporton", "Unknown method 'proporton': did you mean 'proportion'?")]
    [InlineData(
        Measures, "method: proportion", "method: median",
        "A median or quantile is of records that the inspectorate holds together: of councils' own there would be one for each of them.")]
    [InlineData(Measures, "polarity: higher", "polarity: highest", "Unknown polarity 'highest': did you mean 'higher'?")]
    [InlineData(Measures, "from: council", "from: counsil", "Unknown instrument 'counsil': did you mean 'council'?")]
    [InlineData(Measures, "numerator: sum(VIS02)", "numerator: sum(VIS20)", "Unknown item 'VIS20': did you mean 'VIS02'?")]
    [InlineData(
        Measures, "numerator: sum(VIS02)", "numerator: VIS02", "'VIS02' must stand in an aggregate: write sum(VIS02), or count, min, max, avg, median.")]
    [InlineData(Measures, "numerator: sum(VIS02)", "numerator: sum(ref.population_0_17)",
        "ref, last, peers, published and period are the same for every row of an authority, so they are never summed: write the name alone.")]
    [InlineData(Measures, "numerator: sum(VIS02)", "numerator: max(TXT01)", "A numerator must be a number, not a value of type varchar.")]
    [InlineData(Measures, "numerator: sum(VIS02)", "numerator: \"7\"", "A part of a measure needs an aggregate, as sum or count, or a reference figure.")]
    [InlineData(Measures, "breaks: [2024]", "breaks: [2042]", "Unknown period '2042': did you mean '2022'?")]
    [InlineData(
        Measures, "publishedName: share_visited", "publishedName: share_visits", "Unknown published figure 'share_visits': did you mean 'share_visited'?")]
    [InlineData(Measures, "id: M02", "id: M01", "The measure 'M01' is there twice: first in line 2.")]
    [InlineData(
        Measures, "title: Authorities with a plan", "title: Children visited within a week",
        "The measures 'M03' and 'M04' have the same title in the same period.")]
    [InlineData(Collection, "suppressUpTo: 5", "suppressUpTo: five", "'suppressUpTo' must be a whole number of at least 0, not 'five'.")]
    [InlineData(
        Collection, "suppressUpTo: 5", "loadedFrom: [{id: t, publication: P, table: T, address: \"http://e.org\", licence: L}]\nsuppressUpTo: 5",
        "'http://e.org' is no address of the web: it begins with https://.")]
    [InlineData(
        Collection, "suppressUpTo: 5",
        "loadedFrom: [{id: t, publication: P, table: T, address: \"https://e.org\", licence: L, items: [VIS20]}]\nsuppressUpTo: 5",
        "Unknown item 'VIS20': did you mean 'VIS02'?")]
    [InlineData(Collection, "scale: thematic-1", "scale: thematic-2", "Unknown quantifier scale 'thematic-2': did you mean 'thematic-1'?")]
    [InlineData(Collection, "neighbours: \"2025\"", "neighbours: \"2026\"", "Unknown model of statistical neighbours '2026': did you mean '2021'?")]
    [InlineData(Collection, "to: 2024-03-31", "to: 2023-03-31", "The period '2024' ends before it begins.")]
    [InlineData(Collection, "from: 2023-04-01", "from: 2023-03-01", "The period '2024' begins before '2023' ends.")]
    [InlineData(Collection, "synthetic: true", "synthetic: perhaps", "'synthetic' must be true or false, not 'perhaps'.")]
    [InlineData("collections/visits/published.csv", "301,2023", "301,2019", "Unknown period '2019': known are 2022, 2023, 2024.")]
    [InlineData("reference/authorities.csv", "County,Northern", "County,Nothern", "Unknown region 'Nothern': did you mean 'Northern'?")]
    public void Load_OneMistake_IsNamedWithFileAndLine(string file, string old, string by, string message)
    {
        using var copy = new TemplateCopy();
        var line = copy.Replace(file, old, by);

        Assert.Contains(new DefinitionFault(file, line, message), Faults(copy.Folder));
    }

    [Theory]
    [InlineData("numerator: sum(VIS02)", "numerator: sum(VIS02)", "method: proportion", true)]
    [InlineData(
        "numerator: count(*) filter (where planning >= 3)", "numerator: sum(planning) * 2", "denominatorLabel: cases examined\n    method: proportion", true)]
    [InlineData(
        "numerator: count(*) filter (where planning >= 3)", "numerator: sum(planning) filter (where planning >= 3)",
        "denominatorLabel: cases examined\n    method: proportion", false)]
    public void Load_MeanWithAnIntervalThatNothingGives_IsRefused(string old, string by, string method, bool refused)
    {
        using var copy = new TemplateCopy();
        var line = copy.Replace(Measures, old, by);
        copy.Replace(Measures, method, method.Replace("proportion", "mean", StringComparison.Ordinal));
        DefinitionFault[] expected = refused
            ? [new(Measures, line, "A mean has an interval where its numerator is one sum over records, as sum(x). Write that, or interval: none.")]
            : [];
        Assert.Equal(expected, DefinitionLoader.Load(copy.Folder, shared.Engine) is DefinitionsOutcome.Broken broken ? broken.Faults : []);
    }

    [Fact]
    public void Load_MistakesInSeveralFiles_AreAllNamedInOrder()
    {
        using var copy = new TemplateCopy();
        var method = copy.Replace(Measures, "method: rate", "method: rat");
        var check = copy.Replace(Council, "check: VIS04 <= VIS02", "check: VIS04 <= getenv('HOME')");
        var summary = copy.Replace(Collection, "summary: How", "sumary: How");

        Assert.Equal(
            [
                new(Collection, 1, "'summary' is missing."),
                new(Collection, summary, "Unknown member 'sumary': did you mean 'summary'?"),
                new(Council, check, "The function 'getenv' is not allowed: allowed are " + Functions + "."),
                new(Measures, method, "Unknown method 'rat': did you mean 'rate'?"),
            ],
            Faults(copy.Folder));
    }

    [Fact]
    public void Load_OneUntypedCheckAmongMany_IsTheOnlyOneNamed()
    {
        using var copy = new TemplateCopy();
        var line = copy.Replace(Council, "check: VIS04 <= VIS02", "check: lower(VIS04) = 'a'");

        var fault = Assert.Single(Faults(copy.Folder));
        Assert.Equal((Council, line), (fault.File, fault.Line));
        Assert.Equal("lower cannot be used with a number: it takes a text.", fault.Message);
    }

    [Fact]
    public void Load_BrokenYaml_IsNamedWithFileAndLine()
    {
        using var copy = new TemplateCopy();
        var line = copy.Replace(Collection, "title: Visits to children", "title: \"Visits");

        var fault = Assert.Single(Faults(copy.Folder));
        Assert.Equal(Collection, fault.File);
        Assert.InRange(fault.Line, line, line + 1);
        Assert.StartsWith("This is not YAML: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WithoutMeasures_NamesTheFile()
    {
        using var copy = new TemplateCopy();
        copy.Delete(Measures);

        Assert.Equal([new DefinitionFault(Measures, 1, "The file is missing.")], Faults(copy.Folder));
    }

    private IReadOnlyList<DefinitionFault> Faults(string folder) =>
        Assert.IsType<DefinitionsOutcome.Broken>(DefinitionLoader.Load(folder, shared.Engine)).Faults;
}
