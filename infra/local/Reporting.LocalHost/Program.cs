using System.Runtime.InteropServices;
using Reporting.Local;
using Reporting.Local.Commands;
using Reporting.Local.Samples;

if (args is ["samples", .. var options])
    return SamplesCommand.Run(options);

using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
try
{
    return CommandLine.Parse(args) switch
    {
        Command.Serve serve => await ServeCommand.RunAsync(serve, stop.Token),
        Command.Demo demo => await DemoCommand.RunAsync(demo, stop.Token),
        Command.OfApp ofApp => await AppCommand.RunAsync(ofApp, stop.Token),
        Command.Usage usage => Usage(usage),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
catch (LocalHostException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}

static int Usage(Command.Usage usage)
{
    if (usage.Mistake is null)
    {
        Console.WriteLine(CommandLine.Help);
        return 0;
    }

    Console.Error.WriteLine($"{usage.Mistake}{Environment.NewLine}{Environment.NewLine}{CommandLine.Help}");
    return 2;
}
