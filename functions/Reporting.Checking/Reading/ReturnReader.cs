using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Json;
using Reporting.Checking.Reading.Records;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Reading.Xlsx;

namespace Reporting.Checking.Reading;

/// <summary>
/// Reads what councils upload. Whatever the bytes are, the answer is a reading, and never an exception. Bytes are streamed, so that the largest file allowed
/// costs no more memory than a small one.
/// </summary>
public static class ReturnReader
{
    /// <param name="spooledFile">Path of the file as it was uploaded.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the reading any more.</exception>
    public static FormReading ReadForm(string spooledFile, ReturnFormat format, FormQuestion question, CancellationToken cancellation = default)
    {
        var issues = new ReadingIssues { OwnAddress = question.Collection.Contact.Email };
        var assumptions = new Assumptions();
        var form = new FormBuilder(question, issues, assumptions) { Cancellation = cancellation };
        if (FormatRecognition.OfBytes(spooledFile, format) is FormatRecognition.Refused refused)
        {
            issues.Add(new(ReadingCheck.Format, FileLocation.WholeFile, refused.Message)
            {
                Needed = "a CSV, Excel workbook (.xlsx) or JSON file",
                Fix = refused.Fix,
            });
            form.StopEarly();
        }
        else
        {
            switch (format)
            {
                case ReturnFormat.Csv:
                    CsvFile.Read(spooledFile, form);
                    break;
                case ReturnFormat.Json:
                    JsonForm.Read(spooledFile, form);
                    break;
                default:
                    XlsxFile.Read(spooledFile, form);
                    break;
            }
        }

        return form.Finish();
    }

    /// <summary>Reads records into a table, row by row.</summary>
    /// <param name="spooledFile">Path of the file as it was uploaded.</param>
    /// <param name="table">Empty; it is finished when the file has been read.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the reading any more.</exception>
    public static FormReading ReadRecords(
        string spooledFile, ReturnFormat format, FormQuestion question, ReturnTable table, CancellationToken cancellation = default)
    {
        var issues = new ReadingIssues(RecordBuilder.MostOfEach) { OwnAddress = question.Collection.Contact.Email };
        var records = new RecordBuilder(question, issues, new(), table) { Cancellation = cancellation };
        Read(spooledFile, format, records);
        return records.Finish();
    }

    /// <summary>Goes through records, whatever is to be done with each.</summary>
    internal static void Read(string spooledFile, ReturnFormat format, RecordsReader records)
    {
        if (FormatRecognition.OfBytes(spooledFile, format) is FormatRecognition.Refused refused)
        {
            records.Issues.Add(new(ReadingCheck.Format, FileLocation.WholeFile, refused.Message)
            {
                Needed = "a CSV, Excel workbook (.xlsx) or JSON file",
                Fix = refused.Fix,
            });
            records.StopEarly();
            return;
        }

        switch (format)
        {
            case ReturnFormat.Csv:
                CsvFile.Read(spooledFile, records);
                break;
            case ReturnFormat.Json:
                RecordJson.Read(spooledFile, records);
                break;
            default:
                XlsxFile.Read(spooledFile, records);
                break;
        }
    }
}
