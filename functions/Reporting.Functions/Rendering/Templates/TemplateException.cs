namespace Reporting.Functions.Rendering.Templates;

/// <summary>A template is wrong: at start-up, when it does not parse; in a render, when it asks for what is not there.</summary>
/// <param name="message">Begins with file, line and column.</param>
public sealed class TemplateException(string message, Exception? inner = null) : Exception(message, inner);
