using Reporting.Checking.Definitions;
using Reporting.Checking.Tests.Expressions;
using Xunit;

namespace Reporting.Checking.Tests.Definitions;

/// <summary>What an expression compares with what cannot be: each was silently never true, or never computed.</summary>
public sealed class ComparisonFaultTests(SharedEngine shared) : IClassFixture<SharedEngine>
{
    private const string Check = "check: VIS02 <= VIS01";
    private const string Numerator = "numerator: sum(VIS02)";
    private const string DraftOrPublished = "PLN03 in ('published', 'draft')";

    [Theory]
    [InlineData("check: PLN03 <> 'publshed'", "Unknown choice of PLN03 'publshed': did you mean 'published'?")]
    [InlineData("check: PLN03 in ('published', 'drft')", "Unknown choice of PLN03 'drft': did you mean 'draft'?")]
    [InlineData("check: \"'drft' = PLN03\"", "Unknown choice of PLN03 'drft': did you mean 'draft'?")]
    [InlineData("check: PLN03 <> 'Draft'", "Unknown choice of PLN03 'Draft': did you mean 'draft'?")]
    [InlineData("check: lower(PLN03) = 'Draft'", "Unknown choice of PLN03 'Draft': did you mean 'draft'?")]
    [InlineData("check: case PLN03 when 'drft' then false else true end", "Unknown choice of PLN03 'drft': did you mean 'draft'?")]
    [InlineData("check: PLN03 is distinct from 'drft'", "Unknown choice of PLN03 'drft': did you mean 'draft'?")]
    [InlineData("check: coalesce(PLN03, '') <> 'drft'", "Unknown choice of PLN03 'drft': did you mean 'draft'?")]
    [InlineData("check: coalesce(PLN03, 'drft') = 'draft'", "Unknown choice of PLN03 'drft': did you mean 'draft'?")]
    [InlineData("check: last.PLN03 = 'drft'", "Unknown choice of last.PLN03 'drft': did you mean 'draft'?")]
    [InlineData("check: not list_contains(PLN04, 'polise')", "Unknown choice of PLN04 'polise': did you mean 'police'?")]
    [InlineData("check: PLN04 = 'police'", "'PLN04' holds several choices: write list_contains(PLN04, 'police').")]
    [InlineData("check: list_contains(PLN03, 'draft')", "'PLN03' is no multi-choice, so it has no list: compare it by = or in.")]
    [InlineData("check: PLN03 >= 'draft'", "The values of 'PLN03' have no order: name those that are meant, as PLN03 in ('published', 'draft').")]
    [InlineData("check: PLN03 = 3", "'PLN03' is a choice: write its value between single quotes, '3', not 3.")]
    [InlineData("check: PLN03 = draft", "There is no item 'draft': where the choice of PLN03 is meant, write it as 'draft', in single quotes.")]
    [InlineData("check: VIS01_missing <> 'NX'", "Unknown missing code in VIS01_missing 'NX': did you mean 'NA'?")]
    [InlineData("check: PLN01 = 'yes'", "'PLN01' is a yes-no: write PLN01, or not PLN01, rather than compare it with 'yes'.")]
    [InlineData("check: PLN01 = 1", "'PLN01' is a yes-no: write PLN01, or not PLN01, rather than compare it with 1.")]
    [InlineData("check: VIS01 > '5'", "'VIS01' is a number: write 5, not '5'.")]
    [InlineData("check: VIS01 > 'many'", "'VIS01' is a number, so it is never 'many'.")]
    [InlineData("check: VIS01 + VIS02 > 'many'", "'many' is a text and what it is compared with is a number: they cannot be compared.")]
    [InlineData("check: VIS01 = TXT01", "'VIS01' is a number and 'TXT01' is a text: they cannot be compared.")]
    [InlineData("check: VIS01 = true", "'VIS01' is a number: it cannot be compared with true.")]
    [InlineData("check: VIS01 <> -1", "'VIS01' is never -1: it is at least 0.")]
    [InlineData("check: TXT01 = 5", "'TXT01' is a text: write its value between single quotes, '5', not 5.")]
    [InlineData("check: PLN02 > '2024-13-01'", "'2024-13-01' is no date: write year, month and day, as date '2024-03-31'.")]
    [InlineData("check: PLN02 > 2024", "'PLN02' is a date: compare it with a date, as date '2024-03-31'.")]
    [InlineData("check: PLN01 and PLN03", "'PLN03' is a text: what must be true or false is a comparison of it.")]
    [InlineData("check: coalesce(VIS01, 'none') > 5", "'VIS01' is a number, and the text 'none' cannot stand instead of it.")]
    [InlineData("check: date_diff('dya', PLN02, period.last_day) > 5", "Unknown part of a date 'dya': did you mean 'day'?")]
    [InlineData("check: legnth(TXT01) > 5", "There is no function 'legnth': did you mean 'length'?")]
    [InlineData("check: lower(VIS01) = 'x'", "lower cannot be used with a number: it takes a text.")]
    [InlineData("check: TXT01 + VIS01 > 5", "'+' cannot be used with a text and a number: look at the types of the items.")]
    [InlineData("check: regexp_matches(TXT01, '[a-z')", "The pattern of regexp_matches cannot be read: missing ]: [a-z.")]
    [InlineData("check: VIS01 >", "This is not a SQL expression: it ends too early. Is a closing bracket missing, or what follows an operator?")]
    [InlineData(
        "check: VIS01 => 5",
        "This is not a SQL expression: it cannot be understood from '=>' on. Look at what stands there, and just before it.")]
    public void Load_ACheckThatComparesWhatCannotBe_IsRefusedInItsLine(string by, string message)
    {
        using var copy = new TemplateCopy();
        var line = copy.Replace(TemplateCopy.Council, Check, by);
        Assert.Contains(new DefinitionFault(TemplateCopy.Council, line, message), Faults(copy.Folder));
    }

    [Theory]
    [InlineData("numerator: count(*) filter (where PLN03 = 'drft')", "Unknown choice of PLN03 'drft': did you mean 'draft'?")]
    [InlineData("numerator: count(*) filter (where PLN03)", "'PLN03' is a text: what must be true or false is a comparison of it.")]
    [InlineData("numerator: count(nullif(PLN03, 'drft'))", "Unknown choice of PLN03 'drft': did you mean 'draft'?")]
    [InlineData("numerator: sum(sum(VIS02))", "An aggregate, as sum or count, cannot stand within another.")]
    public void Load_AMeasureThatComparesWhatCannotBe_IsRefusedInItsLine(string by, string message)
    {
        using var copy = new TemplateCopy();
        var line = copy.Replace(TemplateCopy.Measures, Numerator, by);
        Assert.Contains(new DefinitionFault(TemplateCopy.Measures, line, message), Faults(copy.Folder));
    }

    [Theory]
    [InlineData("check: " + DraftOrPublished)]
    [InlineData("check: PLN01 = true or PLN01 is true or not PLN01")]
    [InlineData("check: coalesce(PLN03, 'no plan') = 'no plan' or upper(PLN03) = 'DRAFT'")]
    [InlineData("check: coalesce(VIS01_missing, '') in ('NH', 'NP', '')")]
    [InlineData("check: PLN02 > date '2024-01-31' or PLN02 between '2023-01-01' and period.last_day")]
    [InlineData("check: VIS01 in (0, 1, 2.5) or VIS03 > 1.5 or VIS01 = last.VIS01")]
    [InlineData("check: list_contains(PLN04, 'police') or len(PLN04) > 1 or starts_with(TXT01, 'x')")]
    [InlineData("check: case PLN03 when 'draft' then VIS01 > 5 else PLN01 end")]
    public void Load_ACheckThatComparesWhatCanBe_IsAccepted(string by)
    {
        using var copy = new TemplateCopy();
        copy.Replace(TemplateCopy.Council, Check, by);
        Assert.IsType<DefinitionsOutcome.Loaded>(DefinitionLoader.Load(copy.Folder, shared.Engine));
    }

    [Fact]
    public void Load_AChoiceMisspeltInALongCheck_IsNamedInItsOwnLine()
    {
        using var copy = new TemplateCopy();
        var line = copy.Replace(TemplateCopy.Council, Check, "check: >-\n      VIS02 <= VIS01\n      or PLN03 = 'draft'\n      or PLN03 = 'publishd'");
        Assert.Equal(
            [new DefinitionFault(TemplateCopy.Council, line + 3, "Unknown choice of PLN03 'publishd': did you mean 'published'?")], Faults(copy.Folder));
    }

    [Theory]
    [InlineData("passes: {PLN03: draft, PLN01: no}", "passes: {PLN03: drft, PLN01: no}", "Unknown choice of PLN03 'drft': did you mean 'draft'?")]
    [InlineData("passes: {PLN04: [police, health]}", "passes: {PLN04: [police, helth]}", "Unknown choice of PLN04 'helth': did you mean 'health'?")]
    [InlineData("passes: {VIS02: 10, VIS04: 10}", "passes: {VIS02_missing: NX}", "Unknown missing code in VIS02_missing 'NX': did you mean 'NA'?")]
    public void Load_AnExampleWithAChoiceThatIsNone_IsRefusedInItsLine(string old, string by, string message)
    {
        using var copy = new TemplateCopy();
        var line = copy.Replace(TemplateCopy.Council, old, by);
        Assert.Equal([new DefinitionFault(TemplateCopy.Council, line, message)], Faults(copy.Folder));
    }

    [Fact]
    public void Load_ARuleWhoseItemsAreNeverAskedTogether_IsRefused()
    {
        using var copy = new TemplateCopy();
        copy.Replace(TemplateCopy.Council, "periods: 2023..\n    check", "periods: ..2022\n    check");
        var fault = Assert.Single(Faults(copy.Folder));
        Assert.Equal(
            "This is never computed, since no period in which it holds asks for all of its items: VIS04 is asked in 2023, 2024.", fault.Message);
    }

    private IReadOnlyList<DefinitionFault> Faults(string folder) =>
        Assert.IsType<DefinitionsOutcome.Broken>(DefinitionLoader.Load(folder, shared.Engine)).Faults;
}
