using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;
using Reporting.Functions.Tests.Infra;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Functions.Tests.Messages;

/// <summary>What the code says of its queues, against the functions that listen to them and the host's settings.</summary>
public sealed class QueueStepsTests
{
    [Fact]
    public void Steps_OfTheMiddleware_AreTheFunctionsThatListen() =>
        Assert.Equal(
            SettingsAndRolesTests.Triggers<QueueTriggerAttribute>().ToDictionary(t => t.Function, t => t.Trigger.QueueName).OrderBy(t => t.Key),
            MessageMiddleware.QueueOfStep.OrderBy(t => t.Key));

    [Fact]
    public void Tries_AreThoseOfTheHost()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "host.json")));
        var queues = host.RootElement.GetProperty("extensions").GetProperty("queues");
        Assert.Equal(QueueNames.MostTries, queues.GetProperty("maxDequeueCount").GetInt32());
        Assert.Equal("base64", queues.GetProperty("messageEncoding").GetString());
    }
}
