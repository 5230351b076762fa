using System.Diagnostics;
using Xunit;

namespace Reporting.TestEnvironment;

/// <summary>LibreOffice, where it is installed.</summary>
public static class LibreOffice
{
    public static string? Path { get; } = RequiredProgram.Find("soffice");

    public static void Demand() => RequiredProgram.Demand(
        Path is not null,
        "LibreOffice (soffice) was not found on the path, so it was not tried whether it saves a template as it was filled in. "
        + "Install Debian's libreoffice-calc to run this test.");

    /// <returns>The converted file's bytes.</returns>
    public static async Task<byte[]> ConvertAsync(byte[] file, string from, string to)
    {
        var folder = Directory.CreateTempSubdirectory("soffice");
        try
        {
            var input = System.IO.Path.Combine(folder.FullName, "in." + from);
            await File.WriteAllBytesAsync(input, file, TestContext.Current.CancellationToken);
            var output = Directory.CreateDirectory(System.IO.Path.Combine(folder.FullName, "out")).FullName;
            var start = new ProcessStartInfo(Path!)
            {
                ArgumentList =
                {
                    $"-env:UserInstallation={new Uri(System.IO.Path.Combine(folder.FullName, "profile"))}", "--headless", "--convert-to", to, "--outdir",
                    output, input,
                },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var said = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
                process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var converted = System.IO.Path.Combine(output, "in." + to);
            Assert.True(File.Exists(converted), string.Concat(said));
            return await File.ReadAllBytesAsync(converted, TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
