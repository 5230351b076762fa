using Reporting.Local.Samples.Synthetic;

namespace Reporting.Local.Samples;

/// <summary>
/// Makes the reference data, the sample returns and the published figures of the collection <c>missing</c> again from a folder of official statistics,
/// so that anybody can see where each number came from; or, without such a folder, those of the collection <c>cse</c>, which are invented. The same folder
/// gives the same bytes.
/// </summary>
public static class SamplesCommand
{
    private const string Usage = "Usage: samples [--from FOLDER] [--to REPOSITORY]\n"
        + "  --from  a folder that holds the official statistics (authorities.csv, dfe_cla_missing.csv and so on); without it,\n"
        + "          the synthetic samples of cse are made\n"
        + "  --to    the repository's root, the folder of Reporting.sln; this one unless said";

    /// <returns>0 when everything was written, 2 when the arguments or the folders are not as they should be.</returns>
    public static int Run(string[] args)
    {
        if (!TryRead(args, out var from, out var to))
            return Refuse(Usage);
        if (from.Length > 0 && !File.Exists(Path.Combine(from, AuthorityRow.SourceFile)))
            return Refuse($"{from} holds no {AuthorityRow.SourceFile}.");
        if (!File.Exists(Path.Combine(to, "Reporting.sln")))
            return Refuse($"{to} holds no Reporting.sln.");

        if (from.Length == 0)
        {
            SyntheticSamples.Write(to, to);
            return 0;
        }

        var authorities = AuthorityRow.ReadAll(from);
        ReferenceFiles.Write(from, Path.Combine(to, "templates", "reference"), authorities);
        CouncilReturns.Write(from, Path.Combine(to, "infra", "local", "samples", "missing"), authorities);
        CouncilReturns.WritePublished(from, Path.Combine(to, "templates", "collections", "missing"), authorities);
        PublishedFigures.Write(from, Path.Combine(to, "templates", "collections", "missing"), authorities);
        return 0;
    }

    private static bool TryRead(string[] args, out string from, out string to)
    {
        (from, to) = ("", Repository.Root);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
                return false;
            switch (args[i])
            {
                case "--from": from = args[i + 1]; break;
                case "--to": to = args[i + 1]; break;
                default: return false;
            }
        }
        return true;
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
