using System.Collections.Frozen;

namespace Reporting.Domain.Returns;

/// <summary>Words by which a name is told from what is none, where its form alone does not say.</summary>
internal static class OrdinaryWords
{
    /// <summary>Words that follow a title or a letter with a full stop, and are no surname.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoSurnames = Words(
        """
        a about above absence absences abuse access accommodation according action actions additional adoption adults advice after again against age
        aged agencies agreed all also although always among amongst an analysis and annual any appointment appointments approved are area areas around
        as asked assessment assessments at attendance authorities authority away back band barnardo barnardo's barnardos be because been before began
        being below between board both but by came can care carers case cases ceased centre change changes chart checks child children children's city
        classes clinic clinics collect combined comments community complaints completed concerns conference congo contact could council councils
        counts county court covers curfew data date days deadlines decisions dev development did director do does done drop due during each early
        education eight either england english enough episodes eu every everyone evidence excel exploitation external families family fewer figures
        first five for form forms foster fostering found four from further gave generally girls go going good government group groups guidance had
        half has have having he health healthcare help her here high him his home homes hospital hospitals housing how however i identified if in
        incidents included includes including independent information inspectors interventions interview interviews into introduction is it its
        judgement justice key know large last later lead learning left legal less lessons letter letters level local london looked low made main many
        may me mean means measures medication meeting meetings member members mental met method methods might missing month months more most must my
        name named names national nearly need needs network never next nine no non none nor north northern not note notes number numbers nurse nurses
        of off office officer officers often on once one only opportunities or other others our out outlook outside over paper parents part partly
        parts people per period persons phase place placed placement placements plan plans played police policy population power practice practices
        prevention previous primary process professionals project provider providers provision quality questions rang rates recorded recording records
        referral referrals refused regional relationships report reported reports required residential respite response results return returned
        returns review reviews risk risks rooms row rows safeguarding said same scans school schools screening second secondary section see seen
        server service services sessions set seven several sexual sharepoint she should signs since sites six sixth social some south south-east
        specialist staff standards started statutory still strategy structure students such summary support surgery system table table's targets team
        teams teenagers ten that the their them then there these they third this those though three through time times titles to today tomorrow too
        took total totals town training transport treatment trends turn two under unit units university until up us use used very victims violence
        visit visits voluntary volunteers wales was wave we week weekly were what when where whether which while who whole whose will with within
        without word work workers would year years yes yesterday you your youth
        """);

    /// <summary>Endings of words that no surname has.</summary>
    private static readonly string[] NoSurnamesEndings =
    [
        "tion", "tions", "sion", "sions", "ments", "ness", "ities", "ility", "ated", "ested", "ised", "ized", "ating", "ising", "ances", "ences", "ology",
        "ously", "ively",
    ];

    /// <summary>Surnames so common that letters without a capital or a full stop are read as a name with them. Those that are words too are left out.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CommonSurnames = Words(
        """
        adams ahmed ali allen anderson andrews armstrong atkinson bailey barker barnes begum bennett bradley brooks campbell carr chambers chapman
        clark clarke collins cooper cox cunningham davies davis dawson dixon edwards elliott ellis evans ferguson foster gibson graham gray griffiths
        hamilton harris harrison harvey henderson holmes hughes hussain hussein jackson james jenkins johnson johnston jones kelly kennedy khan kumar
        lawrence lewis lloyd macdonald mackenzie marshall matthews mccarthy mcdonald miah mitchell mohammed moore morgan morris morrison murphy murray
        o'brien o'connor o'neill owen palmer patel pearson phillips powell reid reynolds richards richardson roberts robertson robinson rogers ross
        russell ryan saunders scott shah sharma shaw simpson singh smith spencer stevens stewart sullivan thomas thompson thomson uddin walker watson
        webb wilkinson williams williamson willis wilson
        """);

    /// <summary>What can have a letter of its own: "annex B.", "child A".</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lettered = Words(
        """
        annex appendix area authorities authority band block board boy case cases category child children class column council county court delivery
        department exhibit family figure floor form gate girl grade group hepatitis home house item level line list model office option page panel
        paragraph part parts patient person persons phase plan point priority provider question respondent room row schedule school section series set
        sheet sibling site stage step stream table team teams tier type unit version victim vitamin ward wing year young zone
        """);

    /// <summary>What stands after a point of the compass: "N. Yorkshire", "E. Sussex".</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Places = Words(
        """
        africa america asia berkshire cambridgeshire coast cornwall cumbria derbyshire devon dorset downs durham england essex europe gloucestershire
        hampshire hertfordshire herts ireland kent lancashire leicestershire lincolnshire lincs london midlands norfolk northamptonshire
        northumberland nottinghamshire oxfordshire somerset staffordshire suffolk surrey sussex tyneside wales warwickshire wiltshire yorks yorkshire
        """);

    /// <summary>Rivers, which are written "R. Thames".</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Rivers = Words(
        "aire avon calder dee derwent don exe humber medway mersey ouse ribble severn swale tamar tees thames trent tweed tyne wear wye");

    /// <summary>Small words within a surname: "van der Berg".</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles = Words(
        "al ap ben bin da de del della den der di dos du el ibn la le mac mc san st ten ter van von");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prepositions = Words("by for from of per with");

    /// <summary>What is called after somebody and is no person: "Dr Challoner's Grammar School".</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Schools = Words(
        "academy college grammar infant infants' junior kindergarten nursery primary school");

    /// <summary>Whether a word after a title or an initial is none of a name's.</summary>
    public static bool IsNoSurname(ReadOnlySpan<char> word)
    {
        if (NoSurnames.Contains(word))
            return true;
        foreach (var ending in NoSurnamesEndings)
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether a word in any letters is a surname before it is anything else.</summary>
    public static bool IsCommonSurname(ReadOnlySpan<char> word) => CommonSurnames.Contains(word);

    /// <summary>Whether a letter after the word belongs to it.</summary>
    public static bool IsLettered(ReadOnlySpan<char> word) => Lettered.Contains(word);

    /// <summary>Whether a letter with a full stop and the word are a place.</summary>
    public static bool IsPlace(char initial, ReadOnlySpan<char> word) =>
        (initial is 'N' or 'E' or 'S' or 'W' && Places.Contains(word)) || (initial is 'R' && Rivers.Contains(word));

    /// <summary>Whether the word leads to the rest of a surname.</summary>
    public static bool IsParticle(ReadOnlySpan<char> word) => Particles.Contains(word);

    /// <summary>Whether the word leads to somebody, and not to what somebody does.</summary>
    public static bool IsPreposition(ReadOnlySpan<char> word) => Prepositions.Contains(word);

    /// <summary>Whether the word makes a name that of a school.</summary>
    public static bool IsSchool(ReadOnlySpan<char> word) => Schools.Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
