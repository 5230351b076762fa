using Reporting.Domain.Collections;

namespace Reporting.Functions.Reports.Pages;

/// <summary>How a measure is made, for readers who are no statisticians.</summary>
internal static class MeasureWords
{
    private const string ByT = "95% confidence interval from the t distribution";

    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string MethodOf(Measure measure) => measure.Method switch
    {
        Method.Median => "Median of the numbers of all records together: half are no higher and half no lower (R’s type 7).",
        Method.Quantile => "Quantile of the numbers of all records together (R’s type 7).",
        _ when measure.Among is { } among => $"{Sentence(among)} alone: the numerator divided by the denominator, all of them together, and of no area.",
        Method.Proportion => $"Proportion. {SumsOf("numerators", "denominators")}, over the authorities that supplied both.",
        Method.Rate => $"Rate per {measure.Multiplier:N0}. {SumsOf("counts", "populations")}, over the authorities that have both.",
        Method.Mean => "Mean. England and regions: the sum divided by the number of cases, over the authorities that supplied both.",
        Method.Ratio => $"Ratio. {SumsOf("numerators", "denominators")}, over the authorities that supplied both.",
        Method.ShareOfAuthorities => "Share of authorities, of those that could answer.",
        Method.Days => "Mean number of days. England and regions: the sum of days divided by what they are counted for, " +
            "over the authorities that supplied both.",
        _ => "Distribution.",
    };

    public static string IntervalOf(Measure measure) => measure.HasInterval ? GivenIntervalOf(measure) : $"None is given. {WhyNoInterval(measure)}";

    public static string PolarityOf(Measure measure) => measure.Polarity switch
    {
        Polarity.Higher => "Higher is held to be better.",
        Polarity.Lower => "Lower is held to be better.",
        _ => "Neither high nor low is good in itself, so there are no ranks, no bands and no colours for good and bad.",
    };

    private static string SumsOf(string upper, string lower) => $"England and regions: the sum of {upper} divided by the sum of {lower}";

    private static string GivenIntervalOf(Measure measure) => measure.Method switch
    {
        Method.Proportion or Method.ShareOfAuthorities => "95% confidence interval by Wilson’s score method.",
        Method.Rate or Method.Ratio => "95% confidence interval: exact Poisson for counts below 10, Byar’s approximation from 10.",
        Method.Mean when measure.CountsThings => $"{ByT}.",
        Method.Mean => $"{ByT}, for England alone: of few people, a mean and its interval could tell each one’s number.",
        _ => "95% confidence interval.",
    };

    private static string WhyNoInterval(Measure measure) => measure.Method switch
    {
        _ when measure.IsQuantile => "A quantile says how the records lie, and no more.",
        _ when measure.Among is not null => "Those counted were not drawn by chance, so chance does not say how far others would differ.",
        Method.Mean or Method.Days => "Every authority that answered is in it, so it is no sample.",
        Method.Proportion => "Those counted were not chosen at random, so chance alone does not say how far the value may be off.",
        _ => "The events cluster in few children, so the usual interval would be far too narrow. " +
            "For the same reason no authority is called significantly different.",
    };
}
