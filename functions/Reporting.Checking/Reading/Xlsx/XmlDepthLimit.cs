using System.Xml;

namespace Reporting.Checking.Reading.Xlsx;

internal static class XmlDepthLimit
{
    /// <summary>
    /// No part of a workbook nests so deep. A reader keeps something for each element that it is within, so that a part of nothing else would fill the memory.
    /// </summary>
    private const int MostDepth = 200;

    public static bool ReadLimited(this XmlReader xml)
    {
        if (!xml.Read()) return false;
        return xml.Depth <= MostDepth ? true : throw new InvalidDataException("The part nests too deep.");
    }
}
