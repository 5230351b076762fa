using System.Text;
using System.Text.Json;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Reading.Json;

/// <summary>
/// The tokens of a JSON file with their places, streamed. Comments and trailing commas are no JSON, but are passed over and reported, so that the rest is still
/// read.
/// </summary>
/// <param name="countsRecords">A person finds a place by its record, and not by its line.</param>
internal sealed class JsonTokens(Stream stream, ITableReader table, bool countsRecords) : IDisposable
{
    private const int MostDepth = 64;

    /// <summary>Faults of the JSON itself after which a file is not read on.</summary>
    private const int MostFaults = 1_000;

    private readonly JsonBytes bytes = new(stream);
    private readonly ReadingIssues issues = table.Issues;
    private readonly JsonScreen? screen = table.IsScreened ? new(table.Issues, MostDepth, countsRecords) : null;
    private JsonReaderState state = new(new() { CommentHandling = JsonCommentHandling.Allow, AllowTrailingCommas = true, MaxDepth = MostDepth });
    private int faults;

    /// <summary>Nobody reads the tokens any more: they are only looked at.</summary>
    private bool isRest;

    /// <summary>A comma was passed since the last token.</summary>
    private bool comma;

    public JsonTokenType Type { get; private set; }

    public int Depth { get; private set; }

    /// <summary>Line on which the token begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Byte of the line at which the token begins, from 1.</summary>
    public int Column { get; private set; }

    /// <summary>A name, a string's text, or a number as it is written.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The file stopped being JSON here, and nothing after it was read. Reported.</summary>
    public bool Failed { get; private set; }

    /// <summary>Of records: which record the token is in, from 1; null outside of them.</summary>
    public int? Record { get; set; }

    /// <summary>Where the token is: of records, which record; else the line.</summary>
    public FileLocation Location => LocationOf(Line);

    public string Where => $"line {Line}, character {Column}";

    /// <summary>Opens a file, and reports what is wrong with its bytes.</summary>
    /// <param name="shape">What the file should look like, for somebody whose file is empty.</param>
    /// <returns>Null where the file is empty, which is reported.</returns>
    public static JsonTokens? Open(string path, ITableReader table, string shape, bool countsRecords = false)
    {
        var source = TextSource.Open(path);
        if (source.Length <= source.Preamble)
        {
            table.Issues.Add(new(ReadingCheck.Empty, FileLocation.WholeFile, "The file is empty.")
            {
                Needed = shape,
                Fix = $"Export the {table.Noun} again and upload it.",
            });
            table.StopEarly();
            return null;
        }

        source.Check(table.Issues, countsRecords);
        if (source.Name != "UTF-8")
            table.Assumptions.Add($"The file was read as {source.Name}{(source.Assumed ? ", judging by its bytes" : "")}, though JSON should be UTF-8.");
        var file = new FileStream(source.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan) { Position = source.Preamble };
        var isUtf8 = source.Name == "UTF-8" && source.FirstInvalid is null;
        return new(isUtf8 ? file : Encoding.CreateTranscodingStream(file, source.Encoding, new UTF8Encoding(false)), table, countsRecords);
    }

    /// <summary>Goes on to the next token.</summary>
    /// <returns>False at the end, and where the file is no JSON.</returns>
    public bool Read()
    {
        while (!Failed)
        {
            if (!isRest && (faults > MostFaults || issues.AreTooMany))
            {
                Fail(ReadingCheck.TooMuch, "More faults were found than anybody can put right.", Location, null, "Check that this is the right file.");
                return false;
            }

            var reader = new Utf8JsonReader(bytes.Ahead, bytes.AreAll, state);
            try
            {
                if (reader.Read())
                {
                    if (ReadToken(ref reader)) return true;
                    continue;
                }
            }
            catch (JsonException e)
            {
                Fail(e);
                return false;
            }

            if (bytes.AreAll) return false;
            table.Cancellation.ThrowIfCancellationRequested();
            comma |= bytes.Advance((int)reader.BytesConsumed);
            state = reader.CurrentState;
            if (!bytes.TryFill())
            {
                Fail(
                    ReadingCheck.Json, $"The text at line {bytes.Line}, character {bytes.Column} is longer than any answer can be.", LocationOf(bytes.Line),
                    null, "Look for a quotation mark that is never closed.");
            }
        }

        return false;
    }

    /// <summary>Passes over the value that begins with the token.</summary>
    public void Skip()
    {
        if (Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        var depth = Depth;
        while (Read() && !(Depth == depth && Type is JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
        }
    }

    public void Dispose() => bytes.Dispose();

    /// <returns>False for a comment.</returns>
    private bool ReadToken(ref Utf8JsonReader reader)
    {
        var before = (int)reader.TokenStartIndex;
        comma |= bytes.Advance(before);
        (Line, Column, Type, Depth) = (bytes.Line, bytes.Column, reader.TokenType, reader.CurrentDepth);
        if (Type is JsonTokenType.Comment)
        {
            screen?.Comment(Encoding.UTF8.GetString(reader.ValueSpan), Location, Where);
            Report(new(ReadingCheck.Json, Location, $"There is a comment at {Where}. JSON has none.")
            {
                Value = QuotedText.Of(Encoding.UTF8.GetString(reader.ValueSpan[..Math.Min(reader.ValueSpan.Length, 400)])),
                Needed = "JSON without comments",
                Fix = "Delete the comment.",
            });
        }
        else
        {
            if (comma && Type is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                Report(new(ReadingCheck.Json, Location, $"There is a comma with nothing after it, before {Where}.")
                {
                    Value = ",",
                    Needed = "commas between members alone",
                    Fix = "Delete the comma.",
                });
            }

            comma = false;
            Text = Type switch
            {
                JsonTokenType.String or JsonTokenType.PropertyName => String(ref reader),
                JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
                _ => "",
            };
            screen?.Token(Type, Depth, Text, Location, Where);
        }

        bytes.Advance((int)reader.BytesConsumed - before);
        state = reader.CurrentState;
        return Type is not JsonTokenType.Comment;
    }

    private string String(ref Utf8JsonReader reader)
    {
        var text = JsonText.Of(ref reader, out var isWhole);
        if (!isWhole)
        {
            Report(new(ReadingCheck.Characters, Location, $"The text at {Where} has an escape that is no character.")
            {
                Value = QuotedText.Of(text),
                Needed = "escapes that stand for characters",
                Fix = "Type the character itself, and save as UTF-8.",
            });
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            Report(new(ReadingCheck.Nul, Location, $"The text at {Where} has a NUL character, which is no part of any text.")
            {
                Value = QuotedText.Of(text),
                Needed = "text without NUL characters",
                Fix = "Delete the character \\u0000 there.",
            });
        }

        return text;
    }

    /// <summary>Reports what is wrong with the JSON itself. Where there is too much of it, nothing more is read.</summary>
    private void Report(ReadingIssue issue)
    {
        if (!isRest && faults++ < MostFaults) issues.Add(issue);
    }

    /// <summary>Looks at what is left of the file, whatever it is.</summary>
    public void ScreenRest()
    {
        if (screen is null) return;
        isRest = true;
        while (!screen.IsDone && Read())
        {
        }

        if (!Failed || issues.HasPersonal) return;
        var text = new LooseText(issues, "What could not be read as JSON");
        bytes.AddRest(text);
        text.End();
    }

    private void Fail(JsonException e)
    {
        var (atLine, atColumn) = JsonSyntax.PlaceOf(e);
        var syntax = JsonSyntax.Of($"line {atLine}, character {atColumn}", bytes.From(atLine, atColumn), Depth >= MostDepth - 1 ? MostDepth : 0);
        Fail(ReadingCheck.Json, syntax.Message, LocationOf(atLine), syntax.Found, syntax.Fix);
    }

    private void Fail(string check, string message, FileLocation location, string? value, string fix)
    {
        Failed = true;
        if (isRest) return;
        issues.Add(new(check, location, message + " What comes after it could not be read.")
        {
            Value = value,
            Needed = "JSON as in the template",
            Fix = fix,
        });
    }

    private FileLocation LocationOf(int atLine) => Record is { } record ? FileLocation.OfRow(null, record)
        : countsRecords ? FileLocation.WholeFile
        : FileLocation.OfRow(null, atLine);
}
