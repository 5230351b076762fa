using System.Xml;

namespace Reporting.Checking.Reading.Xlsx;

/// <summary>
/// The names of elements and attributes in a part. A reader keeps each for good, and a part may name millions where a workbook needs a few hundred.
/// </summary>
internal sealed class LimitedNameTable : NameTable
{
    private const int Most = 20_000;

    private int names;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? (IsOneMore() ? base.Add(key, start, len) : "");

    public override string Add(string key) => Get(key) ?? (IsOneMore() ? base.Add(key) : "");

    private bool IsOneMore()
    {
        if (names++ < Most) return true;
        throw new InvalidDataException("The part has too many names.");
    }
}
