using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Reporting.Local.Storage;

/// <summary>Azurite, the storage emulator, as a process of its own on free loopback ports.</summary>
/// <remarks>It ends when this process does, however that ends: it watches its standard input (azurite-preload.mjs).</remarks>
public sealed partial class Azurite : IAsyncDisposable
{
    // The account and key that every emulator of Azure Storage documents: public, and good for nothing else.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);

    private readonly Process process;

    private Azurite(Process process, string connectionString)
    {
        this.process = process;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public int ProcessId => process.Id;

    /// <summary>Ends when the process does.</summary>
    public Task WaitForExitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    /// <summary>Starts Azurite, having installed it first if need be.</summary>
    /// <param name="folder">Where its data is kept; null for data in memory only, which is faster and gone afterwards.</param>
    /// <param name="say">Told what takes long.</param>
    /// <param name="cancellationToken">Gives up, and ends what was started.</param>
    /// <exception cref="LocalHostException">It could not be installed or started: the message says why.</exception>
    public static async Task<Azurite> StartAsync(string? folder, Action<string>? say = null, CancellationToken cancellationToken = default)
    {
        var script = await NodePackages.EnsureAzuriteAsync(say ?? (_ => { }), cancellationToken);
        var start = new ProcessStartInfo(NodePackages.NodeProgram)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var preload = new Uri(Path.Combine(AppContext.BaseDirectory, "Storage", "azurite-preload.mjs")).AbsoluteUri;
        foreach (var argument in new[]
        {
            "--import", preload, script, "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
        })
            start.ArgumentList.Add(argument);

        if (folder is null)
        {
            start.ArgumentList.Add("--inMemoryPersistence");
        }
        else
        {
            start.WorkingDirectory = Directory.CreateDirectory(folder).FullName;
            start.ArgumentList.Add("--location");
            start.ArgumentList.Add(start.WorkingDirectory);
        }

        var process = Start(start);
        try
        {
            var endpoints = await ReadEndpointsAsync(process, cancellationToken);
            return new Azurite(process, $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
                + string.Concat(endpoints.Select(e => $"{e.Key}Endpoint={e.Value}/{Account};")));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(LongestStop);
        }
        catch (TimeoutException)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new LocalHostException(NodePackages.NodeIsMissing);
        }
    }

    private static async Task<Dictionary<string, string>> ReadEndpointsAsync(Process process, CancellationToken cancellationToken)
    {
        var endpoints = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = new List<string>();
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Read(string? line)
        {
            lock (lines)
            {
                if (line is null)
                {
                    found.TrySetException(new LocalHostException($"Azurite, the storage emulator, did not start. It said: {string.Join(" / ", lines)}"));
                    return;
                }

                lines.Add(line);
                if (ListeningAt.Match(line) is { Success: true } match && endpoints.TryAdd(match.Groups[1].Value, match.Groups[2].Value)
                    && endpoints.Count == 3)
                    found.TrySetResult();
            }
        }

        process.OutputDataReceived += (_, e) => Read(e.Data);
        process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is not null)
                Read(e.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await found.Task.WaitAsync(LongestStart, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new LocalHostException(
                string.Create(CultureInfo.InvariantCulture, $"Azurite, the storage emulator, did not start within {LongestStart.TotalSeconds} seconds."));
        }

        return endpoints;
    }

    [GeneratedRegex(@"^Azurite (Blob|Queue|Table) service is successfully listening at (http://[0-9.:]+)")]
    private static partial Regex ListeningAt { get; }
}
