namespace Reporting.Local.Commands;

/// <summary>What the person asked for.</summary>
internal abstract record Command
{
    private Command()
    {
    }

    public sealed record Serve(string? Urls, string? Data, string? App) : Command;

    public sealed record Demo(string Collection, string? Urls, string? Data, string? App, string? Out, bool Exit) : Command;

    /// <summary>Something that the app does without a service: check, derive or theme.</summary>
    /// <param name="Arguments">As the app takes them, the verb among them.</param>
    public sealed record OfApp(IReadOnlyList<string> Arguments) : Command;

    /// <summary>How to use the program; asked for, or because of a mistake.</summary>
    public sealed record Usage(string? Mistake) : Command;
}

internal static class CommandLine
{
    public const string Help = """
        Runs the app on this machine, with storage and sign-in.

          serve    run it until Ctrl-C
          demo     run it, upload the sample returns of every period, and make the report
          check    check a file as the service would, without a service; nothing is uploaded
          derive   fill in a form from a council's own extracts (SSDA903, children in need census); nothing leaves this machine
          theme    check a theme: its definitions, and its templates on full, hidden, few and no figures
          samples  make the sample returns again: see infra/local/samples

        serve and demo take
          --urls ADDRESS      http://127.0.0.1:7071, or the next free port
          --data FOLDER       where data is kept; serve: .local/, demo: nowhere, it starts afresh
          --app FOLDER        the built app; this repository's
        and demo takes
          --collection NAME   missing, or cse
          --out FOLDER        where the report is put; out/report
          --exit              stop when the report is there
        check takes
          FILE                a CSV, Excel or JSON file
          --collection ID --period ID --instrument ID
          --body CODE         the authority's three-digit code
          --json              the receipt as JSON
        and ends with 0 where the file would be accepted, 1 where it would be rejected, 2 where the question cannot be understood
        theme takes
          check FOLDER        a theme's folder (with collection.yaml), or a whole folder of templates
        and ends with 0 where no mistake was found, 1 where one was, 2 where the question cannot be understood
        derive takes
          FILE…               CSV, XML and Excel files, whatever they are called
          --collection ID --period ID --instrument ID --body CODE
          --out FILE          the form, as .csv or .xlsx
        and ends with 0 where every file was used, 1 where one was not or nothing was derived, 2 where the question cannot be understood
        """;

    private const string ExitOption = "--exit";
    private static readonly string[] ServeOptions = ["--urls", "--data", "--app"];
    private static readonly string[] DemoOptions = [.. ServeOptions, "--collection", "--out"];

    public static Command Parse(IReadOnlyList<string> args)
    {
        if (args is [] or ["--help" or "-h" or "help", ..])
            return new Command.Usage(null);

        if (args[0] is "check" or "derive" or "theme")
            return new Command.OfApp(args);
        if (args[0] is not ("serve" or "demo"))
            return new Command.Usage($"There is no command “{args[0]}”.");

        var isDemo = args[0] is "demo";
        var exit = false;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < args.Count; i++)
        {
            var option = args[i];
            if (isDemo && option == ExitOption)
                exit = true;
            else if (!(isDemo ? DemoOptions : ServeOptions).Contains(option))
                return new Command.Usage($"{args[0]} has no option “{option}”.");
            else if (++i == args.Count)
                return new Command.Usage($"{option} needs a value after it.");
            else
                values[option] = args[i];
        }

        var (urls, data, app) = (values.GetValueOrDefault("--urls"), values.GetValueOrDefault("--data"), values.GetValueOrDefault("--app"));
        return isDemo
            ? new Command.Demo(values.GetValueOrDefault("--collection", "missing"), urls, data, app, values.GetValueOrDefault("--out"), exit)
            : new Command.Serve(urls, data, app);
    }
}
