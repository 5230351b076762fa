using System.Text;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;

namespace Reporting.Checking.Files;

/// <summary>One record that was sent alone, to be put into a table of records.</summary>
public sealed class SingleRecord
{
    private readonly FormQuestion question;
    private readonly SentRecord sent;

    private SingleRecord(FormQuestion question, SentRecord sent) => (this.question, this.sent) = (question, sent);

    /// <summary>Code of the item that identifies a record.</summary>
    public string IdentifiedBy => sent.Items[0].Code;

    /// <summary>Reads the record that has the identifier, or none of its own and so takes it.</summary>
    /// <returns>
    /// What is wrong with the file as one that holds a record, and how to put it right; null where nothing is. What the record says is not looked at here.
    /// </returns>
    public static string? Read(string file, ReturnFormat format, FormQuestion question, string identifier, out SingleRecord record)
    {
        var fault = SentRecord.Read(file, format, question, identifier, out var sent);
        record = new(question, sent);
        return fault;
    }

    /// <summary>Writes a table with the record in the place of that which has its identifier, or behind the last.</summary>
    /// <param name="table">The file that holds the table, and its format; null where the record is the first.</param>
    /// <returns>How many records of the table had the identifier.</returns>
    public int PutInto((string File, ReturnFormat Format)? table, string to)
    {
        using var writer = new StreamWriter(to, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024);
        var records = new RecordUpsert(question, sent, writer);
        if (table is var (file, format))
            ReturnReader.Read(file, format, records);
        records.Finish();
        return records.Replaced;
    }
}
