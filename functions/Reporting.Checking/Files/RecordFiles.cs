using System.Text;
using Reporting.Checking.Checking;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Files;

/// <summary>
/// What is made of uploaded records for whoever must put them right. There may be two million, so they go from file to file in the spool folder, row by row.
/// </summary>
public sealed class RecordFiles(ExpressionEngine engine, IPriorFigures prior, SpoolFolder spool)
{
    /// <summary>The uploaded table as a workbook, each issue marked in its cell; of a long one the rows with issues alone.</summary>
    /// <param name="file">The records as they were uploaded, on this machine.</param>
    /// <param name="title">Above the list of issues.</param>
    public byte[] Annotated(AskedReturn asked, string file, ReturnFormat format, IReadOnlyList<Issue> issues, string title)
    {
        var records = new AnnotatedRecords(prior.QuestionOf(asked), format, issues);
        ReturnReader.Read(file, format, records);
        return AnnotatedBook.Of(records.Rows(), records.HeaderRow, records.CellOf, issues, title, asked.Collection.Synthetic, records.Remark);
    }

    /// <summary>The records as CSV, with what can be put right without asking.</summary>
    /// <returns>A file of the spool folder; null where the upload has no table.</returns>
    public string? Corrected(AskedReturn asked, string file, ReturnFormat format)
    {
        var path = spool.NewFile(".csv");
        var done = false;
        try
        {
            // With a byte order mark, so that Excel takes it for UTF-8.
            using (var to = new StreamWriter(path, append: false, Encoding.UTF8, 64 * 1024))
            {
                var records = new CorrectedRecords(prior.QuestionOf(asked), to);
                ReturnReader.Read(file, format, records);
                done = records.HasTable;
            }

            return done ? path : null;
        }
        finally
        {
            if (!done)
                File.Delete(path);
        }
    }

    /// <summary>What two versions of a table of records say differently.</summary>
    /// <param name="most">How many records are listed; all are counted.</param>
    public async Task<RecordDifferences> DifferencesAsync(
        AskedReturn asked, (string File, ReturnFormat Format) before, (string File, ReturnFormat Format) after, int most, CancellationToken cancellation)
    {
        var rows = spool.NewFile(".parquet");
        try
        {
            // One table after the other: two callers that each held one and waited for a second would wait for ever.
            using (var table = await engine.OpenTableAsync(asked.Collection, asked.Instrument, asked.Period, asked.Body, cancellation))
            {
                ReturnReader.ReadRecords(before.File, before.Format, prior.QuestionOf(asked), table, cancellation);
                table.WriteForComparison(rows);
            }

            using (var table = await engine.OpenTableAsync(asked.Collection, asked.Instrument, asked.Period, asked.Body, cancellation))
            {
                ReturnReader.ReadRecords(after.File, after.Format, prior.QuestionOf(asked), table, cancellation);
                return table.DifferencesFrom(rows, most);
            }
        }
        finally
        {
            File.Delete(rows);
        }
    }
}
