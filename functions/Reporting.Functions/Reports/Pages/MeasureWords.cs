using Reporting.Domain.Collections;

namespace Reporting.Functions.Reports.Pages;

/// <summary>How a measure is made, for readers who are no statisticians.</summary>
internal static class MeasureWords
{
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Method(Measure measure) => measure.Method switch
    {
        Domain.Collections.Method.Proportion => "Proportion. England and regions: the sum of numerators divided by the sum of denominators, over the authorities that supplied both.",
        Domain.Collections.Method.Rate => $"Rate per {measure.Multiplier:N0}. England and regions: the sum of counts divided by the sum of populations, over the authorities that have both.",
        Domain.Collections.Method.Mean => "Mean. England and regions: the sum divided by the number of cases, over the authorities that supplied both.",
        Domain.Collections.Method.Ratio => "Ratio. England and regions: the sum of numerators divided by the sum of denominators, over the authorities that supplied both.",
        Domain.Collections.Method.ShareOfAuthorities => "Share of authorities, of those that could answer.",
        Domain.Collections.Method.Days => "Mean number of days. England and regions: the sum of days divided by what they are counted for, over the authorities that supplied both.",
        _ => "Distribution.",
    };

    public static string Interval(Measure measure) => (measure.HasInterval, measure.Method) switch
    {
        (false, Domain.Collections.Method.Mean or Domain.Collections.Method.Days) => "None is given. Every authority that answered is in it, so it is no sample.",
        (false, Domain.Collections.Method.Proportion) => "None is given. Those counted were not chosen at random, so chance alone does not say how far the value may be off.",
        (false, _) => "None is given. The events cluster in few children, so the usual interval would be far too narrow. For the same reason no authority is called significantly different.",
        (_, Domain.Collections.Method.Proportion or Domain.Collections.Method.ShareOfAuthorities) => "95% confidence interval by Wilson’s score method.",
        (_, Domain.Collections.Method.Rate or Domain.Collections.Method.Ratio) => "95% confidence interval: exact Poisson for counts below 10, Byar’s approximation from 10.",
        (_, Domain.Collections.Method.Mean) => measure.CountsThings ? "95% confidence interval from the t distribution." : "95% confidence interval from the t distribution, for England alone: of few people, a mean and its interval could tell each one’s number.",
        _ => "95% confidence interval.",
    };

    public static string Polarity(Polarity polarity) => polarity switch
    {
        Domain.Collections.Polarity.Higher => "Higher is held to be better.",
        Domain.Collections.Polarity.Lower => "Lower is held to be better.",
        _ => "Neither high nor low is good in itself, so there are no ranks, no bands and no colours for good and bad.",
    };
}
