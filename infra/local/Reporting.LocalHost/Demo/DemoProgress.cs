using Spectre.Console;

namespace Reporting.Local.Demo;

/// <summary>Shows how far the demo is: a bar on a terminal, else a line now and then.</summary>
internal abstract class DemoProgress
{
    public static DemoProgress ForConsole() => AnsiConsole.Profile.Capabilities.Ansi && !Console.IsOutputRedirected ? new Bars() : new LinesOnly();

    /// <summary>Prints a line of the host's without spoiling what is shown.</summary>
    public abstract void Say(string text);

    /// <summary>Runs work that calls what it is given once a step.</summary>
    public abstract Task StepsAsync(string title, int steps, Func<Action, Task> work);

    private sealed class Bars : DemoProgress
    {
        public override void Say(string text) => AnsiConsole.WriteLine(text);

        public override Task StepsAsync(string title, int steps, Func<Action, Task> work) =>
            AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
                .StartAsync(async context =>
                {
                    var task = context.AddTask(Markup.Escape(title), maxValue: steps);
                    await work(() => task.Increment(1));
                });
    }

    private sealed class LinesOnly : DemoProgress
    {
        private const int LinesPerPart = 4;

        public override void Say(string text) => Console.WriteLine(text);

        public override async Task StepsAsync(string title, int steps, Func<Action, Task> work)
        {
            var done = 0;
            var every = Math.Max(1, steps / LinesPerPart);
            Console.WriteLine(title);
            await work(() =>
            {
                if (Interlocked.Increment(ref done) is var n && n % every == 0)
                    Console.WriteLine($"  {n} of {steps}");
            });
        }
    }
}
