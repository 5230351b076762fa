namespace Reporting.Domain.Disclosure;

/// <summary>What stands in a table instead of a number.</summary>
/// <remarks>Source: Government Statistical Service, guidance on symbols in tables; the Department for Education writes them so.</remarks>
public enum Symbol
{
    /// <summary>c: hidden to protect children.</summary>
    Confidential,

    /// <summary>x: not available: not held, not retrievable, refused, or not returned.</summary>
    NotAvailable,

    /// <summary>z: not applicable, or nothing to divide by.</summary>
    NotApplicable,

    /// <summary>low (k in some sources): rounds to 0, but is not 0.</summary>
    Low,

    /// <summary>u: of low reliability. Of a source that gives no number beside it.</summary>
    Unreliable,
}

/// <summary>How symbols are written.</summary>
public static class Symbols
{
    /// <summary>The symbol as a table prints it: c, x, z, low or u.</summary>
    public static string Text(this Symbol symbol) => symbol switch
    {
        Symbol.Confidential => "c",
        Symbol.NotAvailable => "x",
        Symbol.NotApplicable => "z",
        Symbol.Low => "low",
        _ => "u",
    };

    /// <summary>Reads a symbol as a table prints it, k also for low; null for another text.</summary>
    public static Symbol? Parse(string text) => text switch
    {
        "c" => Symbol.Confidential,
        "x" => Symbol.NotAvailable,
        "z" => Symbol.NotApplicable,
        "k" or "low" => Symbol.Low,
        "u" => Symbol.Unreliable,
        _ => null,
    };
}
