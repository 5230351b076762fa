using Reporting.Domain.Collections;

namespace Reporting.Checking.Extracts.Layouts;

/// <summary>The files that councils' systems export for one purpose, as the national return on looked-after children.</summary>
/// <param name="Id">The file's name in templates/reference/extracts.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Xml">How its XML is made; null where it has none.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Warnings">What an officer should look at.</param>
public sealed record ExtractLayout(
    string Id, string Title, XmlLayout? Xml, IReadOnlyList<ExtractTable> Tables, IReadOnlyList<ExtractWarning> Warnings);

/// <summary>How an XML file of extracts is made.</summary>
/// <param name="Root">Name of the root element; null where any.</param>
/// <param name="Child">Name of the element that holds all about one child; * for each element below the root.</param>
/// <param name="Says">An element outside the children, and the value by which the file is known; null where there is none.</param>
/// <param name="Year">The element with the year in which the file's year ends; null where there is none.</param>
/// <param name="Authority">The element with the council's code; null where there is none.</param>
public sealed record XmlLayout(string? Root, string Child, (string Element, string Value)? Says, string? Year, string? Authority)
{
    /// <summary>Stands for any element as a child, and for the whole child as a block.</summary>
    public const string Any = "*";
}

/// <summary>One table of extracts.</summary>
/// <param name="Id">Its name in expressions' sets.</param>
/// <param name="Layout">Id of the layout that it belongs to.</param>
/// <param name="Title">What messages call it, with its article.</param>
/// <param name="Years">Years for which it is collected, each named by the year in which it ends.</param>
/// <param name="IsYearly">Whether a file of it is of one year; else it is of the day on which it was made.</param>
/// <param name="Block">Element of an XML file that is a row; * for the whole child, null where XML has no such table.</param>
/// <param name="Child">The column with the child's identifier; null where no rule uses the table.</param>
/// <param name="Key">Columns that tell its rows apart.</param>
/// <param name="From">The column with the day on which a row's matter begins; null where there is none.</param>
/// <param name="To">The column with the day on which it ends, blank where it has not; null where there is none.</param>
/// <param name="RecognisedBy">Columns that only this table has together; none where it is never a file of its own.</param>
/// <param name="Columns">Columns that rules may use.</param>
/// <param name="Others">Columns that are known and never read.</param>
public sealed record ExtractTable(
    string Id, string Layout, string Title, PeriodRange Years, bool IsYearly, string? Block, string? Child, IReadOnlyList<string> Key,
    string? From, string? To, IReadOnlyList<string> RecognisedBy, IReadOnlyList<ExtractColumn> Columns, IReadOnlyList<string> Others)
{
    /// <summary>The column of a name; null where it has none.</summary>
    public ExtractColumn? Column(string name) => Columns.FirstOrDefault(c => c.Name == name);
}

/// <summary>A column of a table.</summary>
/// <param name="Item">Its name, type and codes, as an item of an instrument has them.</param>
/// <param name="OtherNames">What some systems call it.</param>
/// <param name="OtherCodes">Codes that stand for another, as in other years.</param>
/// <param name="CodeYears">Years of the codes that were not always there.</param>
public sealed record ExtractColumn(
    Item Item, IReadOnlyList<string> OtherNames, IReadOnlyDictionary<string, string> OtherCodes, IReadOnlyDictionary<string, PeriodRange> CodeYears)
{
    /// <summary>Its name.</summary>
    public string Name => Item.Code;

    /// <summary>Whether a cell may be blank.</summary>
    public bool IsOptional => !Item.Required;
}
