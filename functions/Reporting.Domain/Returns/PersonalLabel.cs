using System.Collections.Frozen;

namespace Reporting.Domain.Returns;

/// <summary>
/// A heading, a label or a name of a member under which personal details stand: what would not be known for one by its form alone, such as a name without a
/// title or a number that a spreadsheet took the 0 from, is one there.
/// </summary>
public static class PersonalLabel
{
    private const int Longest = 40;
    private const int MostNames = 3;

    private static readonly FrozenDictionary<string, Expected>.AlternateLookup<ReadOnlySpan<char>> Labels = Listed();

    /// <summary>What is expected beside a label.</summary>
    private enum Expected
    {
        /// <summary>A part of a name, in any letters.</summary>
        NamePart,

        /// <summary>Somebody's name, or what somebody is.</summary>
        Somebody,
        Phone,
        NhsNumber,
        PupilNumber,
        DateOfBirth,
        Address,
    }

    /// <summary>Whether a text is such a label.</summary>
    public static bool Is(ReadOnlySpan<char> text) => Find(text) is not null;

    /// <summary>The kind of personal detail that a text is below or beside a label; null where it is none, or the label is of something else.</summary>
    public static PersonalDetailKind? KindOf(ReadOnlySpan<char> label, ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || text.Length > 100 || Find(label) is not { } expected)
            return null;
        return expected switch
        {
            Expected.NamePart when IsName(text, 1, anyCase: true) => PersonalDetailKind.Name,
            Expected.Somebody when IsName(text, 2, anyCase: false) => PersonalDetailKind.Name,
            Expected.Phone when DigitsIn(text) is >= 9 and <= 14 => PersonalDetailKind.Phone,
            Expected.NhsNumber when DigitsIn(text) is 10 => PersonalDetailKind.NhsNumber,
            Expected.PupilNumber when DigitsIn(text) is 11 or 12 && char.IsLetter(text[0]) => PersonalDetailKind.PupilNumber,
            Expected.DateOfBirth when IsDay(text) => PersonalDetailKind.DateOfBirth,
            Expected.Address when DigitsIn(text) > 0 && text.ContainsAny(' ', ',') && HasWord(text) => PersonalDetailKind.Address,
            _ => null,
        };
    }

    private static Expected? Find(ReadOnlySpan<char> label)
    {
        label = label.Trim();
        if (label.Length is < 2 or > Longest || !(char.IsLetter(label[0]) || label[0] is '*'))
            return null;
        Span<char> plain = stackalloc char[Longest];
        var length = 0;
        foreach (var character in label)
        {
            if (char.IsLetter(character))
                plain[length++] = char.ToLowerInvariant(character);
            else if (character is ' ' or '_' or '-' or '/' or '\u00A0' or '\n' && length > 0 && plain[length - 1] != ' ')
                plain[length++] = ' ';
            else if (char.IsAsciiDigit(character))
                return null;
        }

        return Labels.TryGetValue(plain[..length].TrimEnd(' '), out var expected) ? expected : null;
    }

    private static bool IsName(ReadOnlySpan<char> text, int fewest, bool anyCase)
    {
        var names = 0;
        foreach (var range in text.SplitAny(' ', ',', '.', '\u00A0'))
        {
            var name = text[range];
            if (name.IsEmpty)
                continue;
            if (!CanBeName(name) || (!anyCase && !char.IsUpper(name[0])))
                return false;
            names += name.Length > 1 || names > 0 || !anyCase ? 1 : 0;
        }

        // Two or three letters in capitals are a code or an abbreviation.
        return names >= fewest && names <= MostNames && !(names == 1 && text.Length <= 3 && !text.ContainsAnyInRange('a', 'z'));
    }

    /// <summary>A word of letters that is no ordinary one.</summary>
    private static bool CanBeName(ReadOnlySpan<char> word)
    {
        if (!char.IsLetter(word[0]) || (word.Length > 1 && OrdinaryWords.IsNoSurname(word)) || OrganisationWords.Contains(word))
            return false;
        foreach (var character in word)
        {
            if (!char.IsLetter(character) && character is not ('\'' or '\u2019' or '-'))
                return false;
        }

        return true;
    }

    private static bool IsDay(ReadOnlySpan<char> text) =>
        DigitsIn(text) is >= 3 and <= 8 && text.ContainsAny("/-. ") && (DigitsIn(text) >= 5 || HasWord(text))
        && !text.Contains("to", StringComparison.OrdinalIgnoreCase);

    private static int DigitsIn(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var character in text)
            digits += char.IsDigit(character) ? 1 : 0;
        return digits;
    }

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        for (var i = 2; i < text.Length; i++)
        {
            if (char.IsLetter(text[i]) && char.IsLetter(text[i - 1]) && char.IsLetter(text[i - 2]))
                return true;
        }

        return false;
    }

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OrganisationWords =
        """
        a and adviser advisor agency analyst assistant assurance authority barnet bedford birmingham board borough bradford brent bristol bromley bury
        business camden ceo chair chief city clerk commissioner coordinator corporate county croydon cumbria customer data dcs deputy desk derby
        devon director directorate
        district division dorset ealing east enfield essex executive finance hackney hants haringey harrow head hub inbox insight intelligence kent
        kirklees lead
        leeds leicester lincolnshire liverpool london luton mailbox manager manchester mash merton metropolitan midlands na none norfolk north not nottingham
        of officer oldham operations oxfordshire people performance plymouth principal quality reading salford sandwell senior sheffield shire slough
        solihull south southwark stockport suffolk surrey sutton swindon team the torbay unit unitary unknown wakefield walsall west wigan wiltshire wirral
        worker yorkshire
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private static FrozenDictionary<string, Expected>.AlternateLookup<ReadOnlySpan<char>> Listed()
    {
        var labels = new Dictionary<string, Expected>(StringComparer.Ordinal);
        string[] owners = ["", "child ", "childs ", "pupil ", "young person ", "young persons ", "client ", "parent ", "carer ", "mother ", "father "];
        foreach (var owner in owners)
        {
            Add(Expected.NamePart, owner, "surname|forename|forenames|first name|firstname|last name|lastname|family name|given name|full name|fullname");
            Add(Expected.DateOfBirth, owner, "dob|d o b|date of birth|birth date|birthdate|birthday|born|born on");
            Add(Expected.Address, owner, "address|home address|current address|postal address|street|street address|address line");
            Add(Expected.Phone, owner, "phone|phone number|phone no|telephone|telephone number|telephone no|tel|tel no|landline");
            Add(Expected.Phone, owner, "mobile|mobile number|mobile no|mob");
            Add(Expected.NhsNumber, owner, "nhs|nhs no|nhs number|nhsnumber");
            Add(Expected.PupilNumber, owner, "upn|unique pupil number|pupil number");
            if (owner.Length > 0)
                Add(Expected.NamePart, owner, "name");
        }

        Add(Expected.Somebody, "", "manager|registered manager|team manager|social worker|allocated worker|allocated social worker|worker|key worker");
        Add(Expected.Somebody, "", "keyworker|contact|contact name|contact person|main contact|completed by|form completed by|return completed by");
        Add(Expected.Somebody, "", "prepared by|submitted by");
        Add(Expected.Somebody, "", "signed|signed by|signature|authorised by|approved by|checked by|compiled by|returned by|author|officer|officer name");
        Add(Expected.Somebody, "", "foster carer|carer|mother|father|parent|parent name|child|pupil|young person|named person|owner|head|responsible officer");
        Add(Expected.Somebody, "", "name of child|name of young person|name of officer|name of manager|manager name|social worker name|worker name|reviewer");
        return labels.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        void Add(Expected expected, string owner, string names)
        {
            foreach (var name in names.Split('|'))
                labels[owner + name] = expected;
        }
    }
}
