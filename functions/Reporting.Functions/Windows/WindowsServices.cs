using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Functions.Windows;

public static class WindowsServices
{
    public static IServiceCollection AddWindows(this IServiceCollection services) => services
        .AddSingleton<PeriodProgress>()
        .AddSingleton<WindowClosing>()
        .AddSingleton<WindowTimer>()
        .AddSingleton<Reminders>()
        .AddSingleton<MoveWindow>();
}
