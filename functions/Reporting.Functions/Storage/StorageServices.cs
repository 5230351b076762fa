using Microsoft.Extensions.DependencyInjection;
using Reporting.Functions.Messages;

namespace Reporting.Functions.Storage;

public static class StorageServices
{
    public static IServiceCollection AddStorageRooms(this IServiceCollection services) => services
        .AddSingleton<StorageClients>()
        .AddSingleton<StorageRooms>()
        .AddSingleton<MessageSender>()
        .AddSingleton<PoisonedMessages>()
        .AddSingleton<MessageReader>()
        .AddSingleton<ReturnRows>()
        .AddSingleton<ReturnBlobs>()
        .AddSingleton<StoredAnswers>()
        .AddSingleton<WindowRows>()
        .AddSingleton<SafeguardingRows>()
        .AddSingleton<ReturnLists>()
        .AddSingleton<ReportRuns>()
        .AddSingleton<CombinedFigures>()
        .AddSingleton<MeasuredReturns>()
        .AddSingleton<Publications>();
}
