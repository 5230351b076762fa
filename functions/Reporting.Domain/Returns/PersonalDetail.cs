namespace Reporting.Domain.Returns;

/// <summary>What tells who somebody is.</summary>
public enum PersonalDetailKind
{
    /// <summary>A name with a title or initials.</summary>
    Name,

    /// <summary>A telephone number of a person, which begins with 01, 02 or 07.</summary>
    Phone,

    /// <summary>A postcode, unless it is that of a council's own office.</summary>
    Postcode,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A patient's number in the National Health Service.</summary>
    NhsNumber,

    /// <summary>A pupil's unique number.</summary>
    PupilNumber,

    /// <summary>A date that is said to be somebody's date of birth.</summary>
    DateOfBirth,

    /// <summary>Where somebody lives, where a heading says that an address follows.</summary>
    Address,
}

/// <summary>A personal detail and its place in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Position of its first character in the text, from 0.</param>
/// <param name="Length">In characters of the text as written.</param>
public sealed record PersonalDetail(PersonalDetailKind Kind, int Start, int Length)
{
    /// <summary>What it is called: "a telephone number".</summary>
    public string Words => Kind switch
    {
        PersonalDetailKind.Name => "a person's name",
        PersonalDetailKind.Phone => "a telephone number",
        PersonalDetailKind.Postcode => "a postcode",
        PersonalDetailKind.Email => "an e-mail address",
        PersonalDetailKind.NhsNumber => "an NHS number",
        PersonalDetailKind.DateOfBirth => "a date of birth",
        PersonalDetailKind.Address => "an address",
        _ => "a pupil's unique number",
    };
}
