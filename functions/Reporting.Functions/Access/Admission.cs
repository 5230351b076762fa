using Microsoft.Azure.Functions.Worker.Converters;
using Reporting.Domain.Collections;

namespace Reporting.Functions.Access;

/// <summary>That a person may do something. Only the policy makes one, so whoever is given one need not ask again.</summary>
[InputConverter(typeof(AdmissionConverter))]
public sealed class Admission
{
    private Admission(Caller caller, Permission permission, Body? body) => (Caller, Permission, Body) = (caller, permission, body);

    public Caller Caller { get; }

    public Permission Permission { get; }

    /// <value>The body for which they may; null where it is about none, or the body of the request cannot be read.</value>
    public Body? Body { get; }

    /// <returns>Null where the policy does not allow it.</returns>
    public static Admission? Of(Caller caller, Permission permission, Body? body) =>
        Policy.Allows(caller, permission, body) ? new(caller, permission, body) : null;

    /// <summary>The person, for a use case that makes sure that they were admitted to what it does.</summary>
    /// <exception cref="InvalidOperationException">They were admitted to something else: a trigger requires the wrong permission.</exception>
    public Caller For(Permission permission, Body? body = null) => (permission, body) == (Permission, Body)
        ? Caller
        : throw new InvalidOperationException(
            $"Admitted to {Permission} for {Body?.ToString() ?? "no body"}, not to {permission} for {body?.ToString() ?? "no body"}.");
}

/// <summary>Gives a function the admission of its call, as a parameter.</summary>
public sealed class AdmissionConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(ConversionResult.Success(
        context.FunctionContext.Features.Get<Admission>()
        ?? throw new InvalidOperationException($"Nobody was admitted to {context.FunctionContext.FunctionDefinition.Name}.")));
}
