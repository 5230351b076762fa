using Reporting.Checking.Reading.Results;

namespace Reporting.Checking.Reading.Text;

/// <summary>What reads a table, whatever kind of file it stands in.</summary>
internal interface ITableReader
{
    /// <summary>A header further down is not looked for.</summary>
    const int MostRowsAbove = 1_000;

    ReadingIssues Issues { get; }

    Assumptions Assumptions { get; }

    /// <summary>What the table is called: form.</summary>
    string Noun { get; }

    /// <summary>Whether personal details are looked for wherever they stand in the file.</summary>
    bool IsScreened { get; }

    /// <summary>Ends the reading where nobody waits for it any more.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>How much a row looks like the header; 0 for not at all.</summary>
    int HeaderScore(TableRow row);

    /// <param name="row">To be used for the rows; none has been read yet, or one that is no part of the table.</param>
    void ReadTable(ScreenedRows rows, TableRow row);

    /// <summary>The file could not be read to its end, so what is not there may not be missing from it.</summary>
    void StopEarly();
}
