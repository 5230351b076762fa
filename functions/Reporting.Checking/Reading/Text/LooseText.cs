using Reporting.Checking.Reading.Results;

namespace Reporting.Checking.Reading.Text;

/// <summary>Text of a file that stands in no cell and no member, looked at for personal details as it passes by.</summary>
/// <param name="place">What it is called, at the beginning of a sentence.</param>
internal sealed class LooseText(ReadingIssues issues, string place)
{
    private const int Block = 16 * 1024;

    /// <summary>What may be cut by the end of a block is looked at with the next.</summary>
    private const int Overlap = 400;

    private readonly char[] held = new char[Block];
    private int length;

    /// <summary>Adds text that follows what was added before.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && !issues.HasEnoughPersonal)
        {
            var part = text[..Math.Min(text.Length, Block - length)];
            part.CopyTo(held.AsSpan(length));
            length += part.Length;
            text = text[part.Length..];
            if (length == Block) Screen(Overlap);
        }
    }

    /// <summary>To be called when no more text comes.</summary>
    public void End() => Screen(0);

    private void Screen(int keep)
    {
        var text = held.AsSpan(0, length);
        issues.AddPersonal(null, [.. issues.PersonalIn(text).Select(d => d with { Start = 0 })], default, place);
        text[(length - Math.Min(keep, length))..].CopyTo(held);
        length = Math.Min(keep, length);
    }
}
