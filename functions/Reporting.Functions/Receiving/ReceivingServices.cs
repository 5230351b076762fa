using Microsoft.Extensions.DependencyInjection;
using Reporting.Checking.Checking;

namespace Reporting.Functions.Receiving;

public static class ReceivingServices
{
    public static IServiceCollection AddReceiving(this IServiceCollection services) => services
        .AddSingleton<StoredAnswers>()
        .AddSingleton<MeasuredReturns>()
        .AddSingleton<ReturnChecker>()
        .AddSingleton<IPriorFigures, PriorFigures>()
        .AddSingleton<Practice>()
        .AddSingleton<ReadTemplate>()
        .AddSingleton<DefinitionTrial>()
        .AddSingleton<ReturnVersions>()
        .AddSingleton<SafeguardingConcerns>()
        .AddSingleton<VersionOutputs>()
        .AddSingleton<ReturnIntake>()
        .AddSingleton<RecordIntake>()
        .AddSingleton<ReceiveReturn>()
        .AddSingleton<StoredReturns>()
        .AddSingleton<DropBox>()
        .AddSingleton<DroppedFiles>();
}
