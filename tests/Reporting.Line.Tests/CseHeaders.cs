namespace Reporting.Line.Tests;

/// <summary>The first lines of tables of records, as a person writes them who fills in the forms of the collection cse.</summary>
internal static class CseHeaders
{
    public const string Events = "event_id,held_on,audience,kind,region,people,again\n";

    public const string HomesInspections =
        "urn,region,provider,inspected_on,places,residents,residents_outside,residents_at_risk,missing_children,missing_episodes,interviews_received,"
        + "record_keeping,staff,staff_trained,police_protocol,location_assessed_on,overall,note\n";

    public const string Professionals =
        "response_id,event_id,role,years,trained,leadership_clear,knows_plan,uses_tool,police_share,health_shares,oversight,interviews_reach_me,"
        + "can_challenge,barrier,words,quote,consent,safeguarding\n";

    public const string PublishedInspections =
        "report_id,region,published_on,overall,help_and_protection,looked_after,care_leavers,leadership,board,paragraphs,themes,strategy_weak,"
        + "coder,second_coder\n";

    public const string YoungPeople =
        "response_id,event_id,mode,facilitator,group_size,age_band,sex,region,in_care,knows_help,felt_listened,choice_of_worker,told_next,would_talk,"
        + "lessons,words,consent,consent_on,redacted,safeguarding\n";
}
