using System.Globalization;
using CsCheck;
using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Domain.Tests.Returns;

public sealed class PersonalDetailsTests
{
    [Theory]
    [InlineData("Write to ann.other@example.gov.uk about it.", PersonalDetailKind.Email)]
    [InlineData("Call 07700 900123 after six.", PersonalDetailKind.Phone)]
    [InlineData("Call (020) 7946 0958.", PersonalDetailKind.Phone)]
    [InlineData("Call +44 7700 900 123", PersonalDetailKind.Phone)]
    [InlineData("tel 01632960001", PersonalDetailKind.Phone)]
    [InlineData("lived at SW1A 1AA until May", PersonalDetailKind.Postcode)]
    [InlineData("lived at m1 1ae until May", PersonalDetailKind.Postcode)]
    [InlineData("NHS 943 476 5919", PersonalDetailKind.NhsNumber)]
    [InlineData("NHS no. 9434765919.", PersonalDetailKind.NhsNumber)]
    [InlineData("the pupil A123456789018 moved", PersonalDetailKind.PupilNumber)]
    [InlineData("Mrs Jones of the home said so", PersonalDetailKind.Name)]
    [InlineData("Dr. A. O'Brien examined her", PersonalDetailKind.Name)]
    [InlineData("J. Smith ran away twice", PersonalDetailKind.Name)]
    [InlineData("seen with K.L. Brown", PersonalDetailKind.Name)]
    [InlineData("the file of Smith, J. was lost", PersonalDetailKind.Name)]
    public void In_TextThatTellsWho_FindsIt(string text, PersonalDetailKind kind)
    {
        var detail = Assert.Single(PersonalDetails.In(kind is PersonalDetailKind.PupilNumber ? WithCheckLetter(text) : text));
        Assert.Equal(kind, detail.Kind);
    }

    [Theory]
    [InlineData("The number rose from 1,204 in 2013 to 1,530 in 2014, by 27.1%.")]
    [InlineData("Between 01/04/2013 and 31/03/2014 there were 12 episodes; the panel met on 01-02-2014 at 10:30.")]
    [InlineData("Cost: £0123456789 and 4010232138 minutes.")]
    [InlineData("Child A and child B were placed by the City of Bristol; St. Helens took Child C.")]
    [InlineData("See annex B. Placements are in table 3, part A. The rest follows.")]
    [InlineData("In the 1st and 2nd quarter, E10000014 and 301 were counted; MIS01 is 12, MIS02 is 3.")]
    [InlineData("U.K. Government guidance of 2009 under section 17 of the 1989 Act.")]
    [InlineData("Call the helpline on 0808 800 5000 or 0300 123 1234.")]
    [InlineData("c: suppressed by the source")]
    [InlineData("We could not retrieve it: system change in Q3 2nd week, T1 2nd wave.")]
    public void In_FiguresDatesAndPlaces_FindsNothing(string text) => Assert.Empty(PersonalDetails.In(text));

    [Fact]
    public void In_AnyCountOrDate_FindsNothing() =>
        Gen.Select(Gen.Int[-1_000_000, 999_999_999], Gen.Double[0, 1e6], Gen.Date).Sample((count, share, day) =>
            Assert.Empty(PersonalDetails.In(string.Create(
                CultureInfo.InvariantCulture, $"It was {count} or {count:N0}, {share:F2}% on {day:dd/MM/yyyy}, {day:yyyy-MM-dd} and {day:d MMMM yyyy}."))));

    [Fact]
    public void In_NhsNumber_IsFoundByItsCheckDigitAlone() =>
        Gen.Int[300_000_000, 999_999_999].Sample(stem =>
        {
            var digits = stem.ToString(CultureInfo.InvariantCulture);
            var check = (11 - (digits.Select((d, i) => (d - '0') * (10 - i)).Sum() % 11)) % 11;
            if (check == 10 || digits.Distinct().Count() == 1)
                return;
            Assert.Equal(PersonalDetailKind.NhsNumber, Assert.Single(PersonalDetails.In($"no. {digits}{check} of")).Kind);
            Assert.Empty(PersonalDetails.In($"no. {digits}{(check + 1) % 10} of"));
        });

    [Fact]
    public void In_AnyText_SaysWhereWithoutFailing() =>
        Gen.String.Sample(text => Assert.All(PersonalDetails.In(text), d => Assert.InRange(d.Start + d.Length, 1, text.Length)));

    private static string WithCheckLetter(string text)
    {
        const string letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
        var at = text.IndexOf("A1234", StringComparison.Ordinal);
        var sum = text.Substring(at + 1, 12).Select((d, i) => (d - '0') * (i + 2)).Sum();
        return text[..at] + letters[sum % 23] + text[(at + 1)..];
    }
}
