using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Reporting.Local;
using Reporting.Local.Worker;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Commands;

/// <summary>A return derived from invented extracts by the command that a council runs, as a process of its own.</summary>
public sealed class DeriveCommandTests : IDisposable
{
    private static readonly string[] Secrets = ["TEST", "ZZ99", "A0000", "SC000", "14/09/2008", "2008-09-14"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("derive");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string[] Examples =>
        [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "templates", "reference", "extracts", "examples"))
            .Where(f => !f.EndsWith(".md", StringComparison.Ordinal))];

    public void Dispose() => folder.Delete(true);

    [Theory]
    [InlineData("form.csv")]
    [InlineData("form.xlsx")]
    public async Task Derive_InventedExtracts_FillsInAFormThatTheCheckTakes(string name)
    {
        var form = Path.Combine(folder.FullName, name);
        var (code, output, errors) = await RunAsync("derive", [.. Examples, .. Question("301"), "--out", form]);
        Assert.True(code == 0, output + errors);
        Assert.Contains("21 of 21 figures derived", output, StringComparison.Ordinal);
        Assert.Contains("published for 301: 389", output, StringComparison.Ordinal);
        var (checkCode, check, checkErrors) = await RunAsync("check", [form, .. Question("301")]);
        Assert.True(checkCode == 0, check + checkErrors);
        Assert.Contains("21 answered, 0 missing, 1 blank; 0 errors", check, StringComparison.Ordinal);
        var written = name.EndsWith("xlsx", StringComparison.Ordinal) ? Unpacked(form) : await File.ReadAllTextAsync(form, Stop);
        Assert.All(Secrets, s => Assert.DoesNotContain(s, output + errors + written, StringComparison.Ordinal));
        Assert.Contains("Derived by rule DER-REF02", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Derive_FilesThatCannotBeRead_AreToldWithoutAWordOfTheirs()
    {
        var census = await File.ReadAllTextAsync(Examples.Single(f => f.EndsWith("cin_2024.xml", StringComparison.Ordinal)), Stop);
        await WriteAsync("broken.xml", census[..(census.Length / 2)]);
        await WriteAsync("dates.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END\nTEST0001,14/09/2008,M,10/28/2023,12/06/2023\n");
        await WriteAsync("unknown.csv", "TEST0001,ZZ99 3CZ,A000000000001\nTEST0002,ZZ99 3VZ,SC000001\n");
        await WriteAsync("renamed.csv", "CHILD,DOB,MISSING,MIS_STRT,MIS_END\nTEST0001,14/09/2008,M,10/06/2023,12/06/2023\n");
        var (code, output, errors) = await RunAsync("derive", [.. Directory.EnumerateFiles(folder.FullName), .. Question("301")]);
        Assert.Equal(1, code);
        Assert.Contains("broken.xml: line", output, StringComparison.Ordinal);
        Assert.Contains("dates.csv: the SSDA903 table “missing”: MIS_START: a date whose month seems", output, StringComparison.Ordinal);
        Assert.Contains("unknown.csv: it has the columns of no table that is known", output, StringComparison.Ordinal);
        Assert.Contains("renamed.csv: it looks like the SSDA903 table “missing”, but has no column MIS_START (column 4", output, StringComparison.Ordinal);
        Assert.Contains("CLA01 needs the SSDA903 table “episodes” of the year to 31 March 2024", output, StringComparison.Ordinal);
        Assert.All(Secrets, s => Assert.DoesNotContain(s, output + errors, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Derive_OnItsWay_WritesNoTemporaryFile()
    {
        var temporary = Directory.CreateDirectory(Path.Combine(folder.FullName, "temporary"));
        var seen = new List<string>();
        using var watcher = new FileSystemWatcher(temporary.FullName) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        watcher.Created += (_, e) => seen.Add(e.FullPath);
        var (code, output, errors) = await RunAsync("derive", [.. Examples, .. Question("301")], temporary.FullName);
        Assert.True(code == 0, output + errors);
        Assert.Empty(seen);
    }

    [Theory]
    [InlineData("Say which files")]
    [InlineData("There is no file", "nowhere.csv")]
    [InlineData("ends in .csv or .xlsx", "FILE", "--out", "form.pdf")]
    [InlineData("Say which collection", "FILE")]
    [InlineData("cannot be understood", "FILE", "--colour", "red")]
    [InlineData(
        "No rules say how", "FILE", "--collection", "cse", "--period", "2014", "--instrument", "young-people", "--body", "inspectorate")]
    public async Task Derive_BadQuestion_EndsWithTwoAndSaysWhatIsNeeded(string expected, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await Reporting.Checking.Extracts.LocalDerive.RunAsync([.. args.Select(a => a == "FILE" ? Examples[0] : a)], output, errors, Stop);
        Assert.Equal(2, code);
        Assert.Contains(expected, errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    [ThoroughTest]
    public async Task Derive_TwentyThousandChildren_TakesLittleTimeAndMemory()
    {
        var files = LargeExtracts.Write(folder.FullName);
        Assert.True(new FileInfo(files[0]).Length >= 300_000_000);
        var form = Path.Combine(folder.FullName, "form.csv");
        // The app itself, which the local host would start.
        var app = AppFolder.Read(Repository.BuiltApp()).Program;
        using var process = Process.Start(Program(app, "derive", [.. files, .. Question("301"), "--out", form]))!;
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        var errors = process.StandardError.ReadToEndAsync(Stop);
        var (peak, processor) = (0L, TimeSpan.Zero);
        await Poll.UntilAsync(() =>
        {
            try
            {
                process.Refresh();
                (peak, processor) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
                return false;
            }
            catch (InvalidOperationException)
            {
                // It has ended: what it used is known until shortly before.
                return true;
            }
        });
        await process.WaitForExitAsync(Stop);
        Assert.True(process.ExitCode == 0, await output + await errors);
        var rows = Csv.Read((await File.ReadAllTextAsync(form, Stop)).TrimStart('\uFEFF')).ToDictionary(r => r["code"], r => r["value"]);
        Assert.All(LargeExtracts.Totals, t => Assert.Equal($"{t.Key} {t.Value}", $"{t.Key} {rows[t.Key]}"));
        // Time on the processor: the machine may have much else to do.
        Assert.InRange(processor.TotalSeconds, 0.1, 10);
        Assert.InRange(peak, 1, 300_000_000);
    }

    private static string[] Question(string body) => ["--collection", "missing", "--period", "2024", "--instrument", "council", "--body", body];

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text, Stop);

    private static string Unpacked(string book)
    {
        using var zip = ZipFile.OpenRead(book);
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    private static ProcessStartInfo Program(string program, string verb, string[] args, string? temporary = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[program, verb, .. args])
            start.ArgumentList.Add(argument);
        // The runtime's own pipes for debuggers stand among temporary files.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        if (temporary is not null)
            start.Environment["TMPDIR"] = temporary;
        return start;
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string verb, string[] args, string? temporary = null)
    {
        using var process = Process.Start(Program(typeof(LocalHost).Assembly.Location, verb, args, temporary))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, said[0], said[1]);
    }
}
