namespace Reporting.Functions.Rendering.Templates;

/// <summary>Text that is HTML already. Only C# makes one: whatever else a template prints is escaped.</summary>
public sealed record RawHtml(string Html);

/// <summary>Something that prints itself without becoming a string first. What it writes is escaped like any text.</summary>
public interface IPrintable
{
    void Print(HtmlOutput output);
}
