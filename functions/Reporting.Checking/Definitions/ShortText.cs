namespace Reporting.Checking.Definitions;

/// <summary>Text that somebody sent, short enough to be read back to them.</summary>
public static class ShortText
{
    /// <summary>The first 60 characters, and an ellipsis where there are more.</summary>
    public static string Of(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
