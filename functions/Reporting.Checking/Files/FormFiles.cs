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
    public static byte[] Annotated(AskedReturn asked, string file, ReturnFormat format, IReadOnlyList<Issue> issues, string title)
    {
        var table = TableOf(asked, file, format);
        return AnnotatedBook.Of(table.Rows, table.HeaderRow, i => table.CellOf(i, format), issues, title, asked.Collection.Synthetic);
    }

    /// <summary>The form as CSV, with what can be put right without asking.</summary>
    /// <returns>Null where the file has no table with the template's header.</returns>
    public static byte[]? Corrected(AskedReturn asked, string file, ReturnFormat format) =>
        new CorrectedForm(QuestionOf(asked)).Csv(TableOf(asked, file, format));

    /// <summary>What two versions of a form say differently, item by item.</summary>
    public static VersionDiff Difference(
        AskedReturn asked, (int Version, string File, ReturnFormat Format) before, (int Version, string File, ReturnFormat Format) after)
    {
        var (earlier, later) = (Read(asked, before.File, before.Format), Read(asked, after.File, after.Format));
        return VersionDiff.Of(before.Version, earlier, after.Version, later, asked.Instrument.ItemsOf(asked.Period.Id));
    }

    private static FormReading Read(AskedReturn asked, string file, ReturnFormat format) => ReturnReader.ReadForm(file, format, QuestionOf(asked));

    private static UploadedTable TableOf(AskedReturn asked, string file, ReturnFormat format) =>
        UploadedTable.Of(file, format, QuestionOf(asked), Read(asked, file, format));

    private static FormQuestion QuestionOf(AskedReturn asked) => new(asked.Collection, asked.Instrument, asked.Period, asked.Body);
}
