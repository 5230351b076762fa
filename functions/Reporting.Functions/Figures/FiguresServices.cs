using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Functions.Figures;

public static class FiguresServices
{
    public static IServiceCollection AddFigures(this IServiceCollection services) => services
        .AddSingleton<StoredReturnMeasuring>()
        .AddSingleton<ListCombining>()
        .AddSingleton<ListProtecting>()
        .AddSingleton<ClosedPeriods>()
        .AddSingleton<EditionPublishing>()
        .AddSingleton<FigureSeries>()
        .AddSingleton<WaitingRuns>();
}
