using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Records;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Files;

/// <summary>A file that holds one record, in any layout that a table of records may have.</summary>
internal sealed class SentRecord(FormQuestion question) : RecordsReader(question, new(RecordBuilder.MostOfEach), new())
{
    private string[]? texts;
    private int rows;

    /// <summary>The cells' texts as they were sent, in the order of the items; empty where there is none.</summary>
    public IReadOnlyList<string> Texts => texts!;

    /// <summary>Reads the record that has the identifier, or none of its own and so takes it.</summary>
    /// <returns>
    /// What is wrong with the file as one that holds a record, and how to put it right; null where nothing is. What the record says is not looked at here.
    /// </returns>
    public static string? Read(string file, ReturnFormat format, FormQuestion question, string identifier, out SentRecord sent)
    {
        sent = new(question);
        ReturnReader.Read(file, format, sent);
        if (sent.Issues.Listed() is [var issue, ..])
            return $"{issue.Message} {issue.Fix}".TrimEnd();
        var item = sent.Items[0].Code;
        if (sent.texts is not { } texts || sent.rows > 1)
        {
            return $"There {(sent.rows == 0 ? "is no record" : "is more than one record")} in the file. Send one record here, or the whole table to the " +
                "address without /records.";
        }

        var own = CellText.Trim(texts[0]);
        if (own.IsEmpty)
            texts[0] = identifier;
        else if (!own.SequenceEqual(identifier))
            return $"The record has the {item} “{QuotedText.Of(own)}”, and was sent to “{QuotedText.Of(identifier)}”. Correct one of the two.";
        return null;
    }

    public override void ReadRecord(TableRow row, int[] cells, string? sheet, bool inTable)
    {
        if (++rows > 1)
        {
            StopEarly();
            return;
        }

        texts = new string[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            texts[i] = cells[i] < 0 ? "" : (inTable ? FormulaGuard.Off(row[cells[i]]) : row[cells[i]]).ToString();
    }
}
