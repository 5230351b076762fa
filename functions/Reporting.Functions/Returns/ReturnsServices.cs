using Microsoft.Extensions.DependencyInjection;
using Reporting.Functions.Returns.Dropped;
using Reporting.Functions.Returns.Files;
using Reporting.Functions.Returns.OneRecord;
using Reporting.Functions.Returns.Progress;
using Reporting.Functions.Returns.Safeguarding;
using Reporting.Functions.Returns.Settling;
using Reporting.Functions.Returns.Trials;

namespace Reporting.Functions.Returns;

public static class ReturnsServices
{
    public static IServiceCollection AddReturns(this IServiceCollection services) => services
        .AddSingleton<ReturnPlaces>()
        .AddSingleton<ReturnStatuses>()
        .AddSingleton<ReturnVersions>()
        .AddSingleton<RecordFiles>()
        .AddSingleton<ReturnErasure>()
        .AddSingleton<SafeguardingConcerns>()
        .AddSingleton<PeriodProgress>()
        .AddSingleton<ReturnChecker>()
        .AddSingleton<IPriorFigures, PriorFigures>()
        .AddSingleton<Practice>()
        .AddSingleton<DefinitionTrial>()
        .AddSingleton<ReturnIntake>()
        .AddSingleton<RecordIntake>()
        .AddSingleton<StoredReturns>()
        .AddSingleton<DropBox>()
        .AddSingleton<DroppedFiles>()
        .AddSingleton<WindowClosing>();
}
