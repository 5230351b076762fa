using System.Text;
using System.Text.Json;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Reading.Json;

/// <summary>
/// The tokens of a JSON file with their lines, streamed. Comments and trailing commas are no JSON, but are passed over and reported, so that the rest is still
/// read.
/// </summary>
internal sealed class JsonTokens(Stream stream, ReadingIssues issues) : IDisposable
{
    private const int MostDepth = 64;
    private const int LongestToken = 2_000_000;

    private byte[] buffer = new byte[32 * 1024];
    private JsonReaderState state = new(new() { CommentHandling = JsonCommentHandling.Allow, AllowTrailingCommas = true, MaxDepth = MostDepth });
    private int start;
    private int end;
    private bool isFinal;

    /// <summary>Whether a comma was passed since the last token.</summary>
    private bool comma;

    // Where the byte at start stands.
    private int line = 1;
    private int column = 1;

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

    public FileLocation Location => FileLocation.OfRow(null, Line);

    public string Where => $"line {Line}, character {Column}";

    /// <summary>Opens a file, and reports what is wrong with its bytes.</summary>
    /// <param name="shape">What the file should look like, for somebody whose file is empty.</param>
    /// <returns>Null where the file is empty, which is reported.</returns>
    public static JsonTokens? Open(string path, ITableReader table, string shape)
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

        source.Check(table.Issues);
        if (source.Name != "UTF-8")
            table.Assumptions.Add($"The file was read as {source.Name}{(source.Assumed ? ", judging by its bytes" : "")}, though JSON should be UTF-8.");
        var file = new FileStream(source.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan) { Position = source.Preamble };
        var isUtf8 = source.Name == "UTF-8" && source.FirstInvalid is null;
        return new(isUtf8 ? file : Encoding.CreateTranscodingStream(file, source.Encoding, new UTF8Encoding(false)), table.Issues);
    }

    /// <summary>Goes on to the next token.</summary>
    /// <returns>False at the end, and where the file is no JSON.</returns>
    public bool Read()
    {
        while (!Failed)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isFinal, state);
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

            if (isFinal) return false;
            comma |= Advance((int)reader.BytesConsumed);
            state = reader.CurrentState;
            Fill();
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

    public void Dispose() => stream.Dispose();

    /// <returns>False for a comment.</returns>
    private bool ReadToken(ref Utf8JsonReader reader)
    {
        var before = (int)reader.TokenStartIndex;
        comma |= Advance(before);
        (Line, Column, Type, Depth) = (line, column, reader.TokenType, reader.CurrentDepth);
        if (Type is JsonTokenType.Comment)
        {
            issues.Add(new(ReadingCheck.Json, Location, $"There is a comment at {Where}. JSON has none.")
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
                issues.Add(new(ReadingCheck.Json, Location, $"There is a comma with nothing after it, before {Where}.")
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
        }

        Advance((int)reader.BytesConsumed - before);
        state = reader.CurrentState;
        return Type is not JsonTokenType.Comment;
    }

    private string String(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape that is half a character, such as \ud83d alone.
            issues.Add(new(ReadingCheck.Characters, Location, $"The text at {Where} has an escape that is no character.")
            {
                Value = QuotedText.Of(Encoding.UTF8.GetString(reader.ValueSpan)),
                Needed = "escapes that stand for characters",
                Fix = "Type the character itself, and save as UTF-8.",
            });
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    /// <returns>Whether a comma was passed.</returns>
    private bool Advance(int count)
    {
        var passed = buffer.AsSpan(start, count);
        var lines = passed.Count((byte)'\n');
        line += lines;
        column = lines == 0 ? column + count : count - passed.LastIndexOf((byte)'\n');
        start += count;
        return passed.Contains((byte)',');
    }

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        if (end == buffer.Length)
        {
            if (buffer.Length >= LongestToken)
            {
                Fail(
                    $"The text at line {line}, character {column} is longer than any answer can be.", FileLocation.OfRow(null, line), null,
                    "Look for a quotation mark that is never closed.");
                return;
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var count = stream.Read(buffer, end, buffer.Length - end);
        isFinal = count == 0;
        end += count;
    }

    private void Fail(JsonException e)
    {
        var (atLine, atColumn) = ((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
        var index = IndexOf(atLine, atColumn);
        var where = $"line {atLine}, character {atColumn}";
        var location = FileLocation.OfRow(null, atLine);
        if (Depth >= MostDepth - 1) Fail($"The file is nested more than {MostDepth} deep at {where}.", location, null, "Nest items as in the template.");
        else if (index >= end) Fail($"The file ends at {where} before it is complete. Part of it was probably lost.", location, null, "Export the file again.");
        else
        {
            var found = QuotedText.Of(Encoding.UTF8.GetString(buffer.AsSpan(index, Math.Min(20, end - index))));
            Fail($"The file is not JSON at {where}: “{found}” cannot stand there.", location, found, JsonSyntax.FixFor(buffer[index]));
        }
    }

    private void Fail(string message, FileLocation location, string? value, string fix)
    {
        Failed = true;
        issues.Add(new(ReadingCheck.Json, location, message + " What comes after it could not be read.")
        {
            Value = value,
            Needed = "JSON as in the template",
            Fix = fix,
        });
    }

    private int IndexOf(int atLine, int atColumn)
    {
        var index = start;
        for (var current = line; current < atLine; current++)
        {
            var next = buffer.AsSpan(index, end - index).IndexOf((byte)'\n');
            if (next < 0) return end;
            index += next + 1;
        }

        return Math.Clamp(atLine == line ? start + atColumn - column : index + atColumn - 1, 0, end);
    }
}
