namespace Reporting.Checking.Reading.Formats;

/// <summary>What a file is, going by its bytes alone.</summary>
internal enum FileKind
{
    Empty,
    Text,
    Json,
    Workbook,
    BinaryWorkbook,
    OldWorkbook,
    LockedWorkbook,
    DamagedZip,
    CrowdedZip,
    Zip,
    OpenDocument,
    Numbers,
    Word,
    OldWord,
    PowerPoint,
    Pdf,
    Html,
    Xml,
    RichText,
    Image,
    Compressed,
    OtherBinary,
}
