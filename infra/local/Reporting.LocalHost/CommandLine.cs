namespace Reporting.Local;

/// <summary>What the person asked for.</summary>
internal abstract record Command
{
    private Command()
    {
    }

    public sealed record Serve(string? Urls, string? Data, string? App) : Command;

    /// <summary>How to use the program; asked for, or because of a mistake.</summary>
    public sealed record Usage(string? Mistake) : Command;
}

internal static class CommandLine
{
    public const string Help = """
        Runs the app on this machine, with storage and sign-in.

          serve    run it until Ctrl-C
            --urls ADDRESS   http://127.0.0.1:7071, or the next free port
            --data FOLDER    where data is kept; .local/ of the repository
            --app FOLDER     the built app; this repository's
        """;

    public static Command Parse(IReadOnlyList<string> args)
    {
        if (args is [] or ["--help" or "-h" or "help", ..])
            return new Command.Usage(null);

        if (args[0] is not "serve")
            return new Command.Usage($"There is no command “{args[0]}”.");

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < args.Count; i += 2)
        {
            if (args[i] is not ("--urls" or "--data" or "--app"))
                return new Command.Usage($"{args[0]} has no option “{args[i]}”.");

            if (i + 1 == args.Count)
                return new Command.Usage($"{args[i]} needs a value after it.");

            values[args[i]] = args[i + 1];
        }

        return new Command.Serve(values.GetValueOrDefault("--urls"), values.GetValueOrDefault("--data"), values.GetValueOrDefault("--app"));
    }
}
