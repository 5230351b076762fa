namespace Reporting.Domain.Disclosure;

/// <summary>What stands in a table instead of a number, as DfE and the Government Statistical Service write it.</summary>
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

public static class Symbols
{
    public static string Text(this Symbol symbol) => symbol switch
    {
        Symbol.Confidential => "c",
        Symbol.NotAvailable => "x",
        Symbol.NotApplicable => "z",
        Symbol.Low => "low",
        _ => "u",
    };

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
