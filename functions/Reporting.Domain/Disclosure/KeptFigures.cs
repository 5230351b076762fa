using System.Text.Json;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// What disclosure control decided, as the service's own storage keeps it: the same figures give the same bytes, and reading gives the same figures. Nobody
/// else makes published values of stored ones.
/// </summary>
public static class KeptFigures
{
    /// <summary>The protected figures of a period, as JSON in UTF-8.</summary>
    /// <exception cref="InvalidOperationException">Something hidden could be told from them: they are not kept.</exception>
    public static byte[] Bytes(PublishedPeriod period) => KeptJson.Bytes(writer => KeptPeriod.Write(writer, period));

    /// <summary>What the next edition is held against, as JSON in UTF-8. It has true counts in it and is never served.</summary>
    public static byte[] Bytes(PublishedEdition edition) => KeptJson.Bytes(writer => KeptEdition.Write(writer, edition));

    /// <summary>Reads a period's figures.</summary>
    /// <exception cref="JsonException">The bytes are not exactly what this class writes, for example those of a later version of it.</exception>
    public static PublishedPeriod ReadPeriod(ReadOnlyMemory<byte> kept)
    {
        using var json = JsonDocument.Parse(kept);
        return KeptPeriod.Read(json.RootElement);
    }

    /// <summary>Reads an edition.</summary>
    /// <exception cref="JsonException">The bytes are not exactly what this class writes, for example those of a later version of it.</exception>
    public static PublishedEdition ReadEdition(ReadOnlyMemory<byte> kept)
    {
        using var json = JsonDocument.Parse(kept);
        return KeptEdition.Read(json.RootElement);
    }
}
