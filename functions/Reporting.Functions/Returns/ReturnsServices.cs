using Microsoft.Extensions.DependencyInjection;
using Reporting.Checking.Files;

namespace Reporting.Functions.Returns;

public static class ReturnsServices
{
    public static IServiceCollection AddReturns(this IServiceCollection services) => services
        .AddSingleton<ReturnStatuses>()
        .AddSingleton<RecordFiles>()
        .AddSingleton<ReturnErasure>()
        .AddSingleton<NightlyErasure>()
        .AddSingleton<ReadReturn>()
        .AddSingleton<DueReturns>()
        .AddSingleton<VersionFiles>()
        .AddSingleton<ExplainReturn>()
        .AddSingleton<SignOffReturn>()
        .AddSingleton<AdministerReturn>()
        .AddSingleton<EraseReturn>()
        .AddSingleton<AcknowledgeConcern>();
}
