using System.Globalization;
using System.Threading.Channels;
using Reporting.Local.Worker.Rpc;

namespace Reporting.Local;

/// <summary>What the worker and the host have to say: all of it to a file, what needs attention to the person too.</summary>
internal sealed class HostLog : IAsyncDisposable, ILoggerProvider
{
    private const int LongestShown = 300;

    private readonly Channel<string> lines = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Action<string> say;
    private readonly TimeProvider time;
    private readonly Task writing;
    private volatile bool hushed;

    public HostLog(string path, Action<string> say, TimeProvider time)
    {
        this.say = say;
        this.time = time;
        writing = WriteAsync(path);
    }

    public void Say(string text)
    {
        Append("host", text);
        if (!hushed)
            say(text);
    }

    /// <summary>The host stops: what is cut short by that is no news, and goes into the file alone.</summary>
    public void Hush() => hushed = true;

    public void Warn(string text) => Say($"Warning: {text}");

    /// <summary>A line of the worker's standard output or error.</summary>
    public void WriteOutput(string line) => Append("worker", line);

    public void Write(RpcLog entry)
    {
        var text = entry.Exception is { Message.Length: > 0 } e ? $"{entry.Message} {e.Type} {e.Message}\n{e.StackTrace}" : entry.Message;
        Append($"{entry.Level} {entry.Category}", text);
        var needsAttention = entry.Level switch
        {
            RpcLog.Types.Level.Warning => !entry.Category.StartsWith("Microsoft.", StringComparison.Ordinal),
            RpcLog.Types.Level.Error or RpcLog.Types.Level.Critical => true,
            _ => false,
        };
        if (needsAttention && !hushed)
            say($"{entry.Level}: {FirstLine(entry.Exception is { Message.Length: > 0 } x ? $"{entry.Message}: {x.Message}" : entry.Message)}");
    }

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose() => lines.Writer.TryComplete();

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await writing;
    }

    private static string FirstLine(string text)
    {
        var line = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        return line.Length > LongestShown ? $"{line[..LongestShown]}…" : line.ToString();
    }

    private void Append(string from, string text) =>
        lines.Writer.TryWrite(string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {from}: {text}"));

    private async Task WriteAsync(string path)
    {
        await using var file = new StreamWriter(path, append: true);
        while (await lines.Reader.WaitToReadAsync())
        {
            while (lines.Reader.TryRead(out var line))
                await file.WriteLineAsync(line);

            await file.FlushAsync();
        }
    }

    private sealed class Category(HostLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Append($"{logLevel} {name}", exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}");
        }
    }
}
