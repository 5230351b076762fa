using System.Text;
using Xunit;

namespace Reporting.Line.Tests.Receiving;

/// <summary>What a file is declared to be, and what it is.</summary>
public sealed partial class ReceivingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?practice=true")]
    public async Task Put_OfAnotherFormatThanDeclared_IsReadAndSaysSo(string query)
    {
        await service.OpenAsync(Period);
        using var content = new StringContent(Samples["304"], Encoding.UTF8, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        content.Headers.ContentType!.CharSet = null;
        using var answer = await service.SendAsync(HttpMethod.Put, PathOf("304") + query, "submitter-304", content);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(
            "The file was sent as an Excel workbook, but it is a CSV file, and was read as that.",
            (await RunningService.ReadAsync(answer)).GetProperty("understood")[0].GetString());
    }
}
