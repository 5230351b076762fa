using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Functions.Messages;

public static class MessagesServices
{
    public static IServiceCollection AddMessages(this IServiceCollection services) => services
        .AddSingleton<MessageSender>()
        .AddSingleton<PoisonedMessages>()
        .AddSingleton<MessageReader>();
}
