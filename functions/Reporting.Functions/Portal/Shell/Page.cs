namespace Reporting.Functions.Portal.Shell;

/// <summary>A link of the path that leads to a page.</summary>
public sealed record Crumb(string Text, string Href);

/// <summary>A page to be shown in the shell.</summary>
/// <param name="Title">Its heading, without what kind of page it is.</param>
/// <param name="Template">Name of the template of its content.</param>
/// <param name="Model">What the template can use, as <c>model</c>.</param>
public sealed record Page(string Title, string Template, object Model)
{
    /// <value>The path to it, from the first page; empty where it is that.</value>
    public IReadOnlyList<Crumb> Crumbs { get; init; } = [];

    /// <value>What was sent has mistakes, or something went wrong: the title says so first.</value>
    public bool Failed { get; init; }

    /// <value>It has a form that changes something, so it needs a token.</value>
    public bool HasForm { get; init; }
}

/// <summary>What surrounds a page.</summary>
/// <param name="Title">As the browser's tab shows it.</param>
/// <param name="SignedInAs">Null where nobody is.</param>
public sealed record PageFrame(string Title, string? SignedInAs, IReadOnlyList<Crumb> Crumbs, string Content, string Style, string Script, string SignOut);
