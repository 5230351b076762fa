using Reporting.Functions.Returns.Reading.Forms;

namespace Reporting.Functions.Returns.Reading.Xlsx;

internal static class XlsxForm
{
    public static void Read(string path, FormBuilder form)
    {
        form.Issues.Add(new(ReadingCheck.Workbook, Place.File, $"Workbooks are not read yet ({Path.GetExtension(path)})."));
        form.StopEarly();
    }
}
