using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>
/// Which files each step of the work reads. Of the reference data, those that say where figures come from or how they are drawn change no figure.
/// </summary>
internal static class FilesRead
{
    private const string Shared = "reference/";
    private const string Neighbours = Shared + "statistical_neighbours.csv";
    private const string Tiles = Shared + "tiles.csv";

    /// <summary>Hashes of what each step reads.</summary>
    /// <param name="folder">Of the collection, with a slash at its end.</param>
    public static DefinitionHashes HashesOf(TemplateFolder templates, string folder)
    {
        var measures = $"{folder}measures.yaml";
        return new(
            templates.Hash(f => IsChecked(f, folder)),
            templates.Hash(f => f.Name == measures || IsChecked(f, folder)),
            templates.Hash(f => f.Name == measures || f.Name == Neighbours || IsChecked(f, folder)));
    }

    private static bool IsChecked(TemplateFile file, string folder) =>
        file.Name == $"{folder}collection.yaml" || file.Name == $"{folder}published.csv" ||
        file.Name.StartsWith($"{folder}instruments/", StringComparison.Ordinal) ||
        IsTableIn(Shared, file) || IsTableIn($"{folder}reference/", file);

    private static bool IsTableIn(string folder, TemplateFile file) =>
        file.Name == folder + file.FileName && file.Name.EndsWith(".csv", StringComparison.Ordinal)
        && file.Name is not (Neighbours or Tiles);
}
