using Reporting.Checking.Checking;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Files;

/// <summary>What is made of an uploaded form for whoever must put it right.</summary>
public static class FormFiles
{
    /// <summary>The uploaded table as a workbook, each issue marked in its cell.</summary>
    /// <param name="file">The form as it was uploaded, on this machine.</param>
    /// <param name="title">Above the list of issues.</param>
    public static byte[] Annotated(ReturnPlace place, string file, ReturnFormat format, IReadOnlyList<Issue> issues, string title)
    {
        var table = TableOf(place, file, format);
        return AnnotatedBook.Of(table.Rows, table.HeaderRow, i => table.CellOf(i, format), issues, title, place.Collection.Synthetic);
    }

    /// <summary>The form as CSV, with what can be put right without asking.</summary>
    /// <returns>Null where the file has no table with the template's header.</returns>
    public static byte[]? Corrected(ReturnPlace place, string file, ReturnFormat format) =>
        new CorrectedForm(QuestionOf(place)).Csv(TableOf(place, file, format));

    /// <summary>What two versions of a form say differently, item by item.</summary>
    public static VersionDiff Difference(
        ReturnPlace place, (int Version, string File, ReturnFormat Format) before, (int Version, string File, ReturnFormat Format) after)
    {
        var (earlier, later) = (Read(place, before.File, before.Format), Read(place, after.File, after.Format));
        return VersionDiff.Of(before.Version, earlier, after.Version, later, place.Instrument.ItemsOf(place.Period.Id));
    }

    private static FormReading Read(ReturnPlace place, string file, ReturnFormat format) => ReturnReader.ReadForm(file, format, QuestionOf(place));

    private static UploadedTable TableOf(ReturnPlace place, string file, ReturnFormat format) =>
        UploadedTable.Of(file, format, QuestionOf(place), Read(place, file, format));

    private static FormQuestion QuestionOf(ReturnPlace place) => new(place.Collection, place.Instrument, place.Period, place.Body);
}
