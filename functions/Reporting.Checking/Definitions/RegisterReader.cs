using System.Globalization;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Reads the register of authorities and its regions.</summary>
internal sealed class RegisterReader(TemplateFolder templates, DefinitionFaults faults)
{
    private const string Folder = "reference/";

    private static readonly string[] Columns = ["code", "gss", "name", "type", "region", "from", "to", "predecessors", "successors", "london"];

    public AuthorityRegister Read()
    {
        var regions = Regions();
        var authorities = new List<Authority>();
        var file = templates.Require($"{Folder}authorities.csv", faults);
        foreach (var (line, cells) in CsvTable.Read(file, faults, Columns))
        {
            if (!AuthorityCode.TryParse(cells[0], out var code))
                faults.Add(file!.Name, line, $"'{cells[0]}' is not a three-digit authority code.");
            var region = regions.FirstOrDefault(r => r.Gss == cells[4] || r.Name == cells[4]);
            if (region is null)
                faults.Unknown(file!.Name, line, "region", cells[4], regions.Select(r => r.Name));
            var from = Date(file!, line, cells[5]);
            var to = cells[6] is "" ? null : Date(file!, line, cells[6]);
            if (region is null || from is null)
                continue;
            var london = cells[9] is "" ? null : cells[9];
            var authority = new Authority(code, cells[1], cells[2], cells[3], region, london, from.Value, to, Codes(cells[7]), Codes(cells[8]));
            if (authorities.Any(a => a.Gss == authority.Gss))
                faults.Add(file!.Name, line, $"The authority {authority.Gss} is there twice.");
            authorities.Add(authority);
        }

        return new(authorities, regions);
    }

    private List<Region> Regions()
    {
        var regions = new List<Region>();
        var file = templates.Require($"{Folder}regions.csv", faults);
        foreach (var (line, cells) in CsvTable.Read(file, faults, "gss", "name", "order"))
        {
            if (!int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var order))
                faults.Add(file!.Name, line, $"'{cells[2]}' is no whole number.");
            regions.Add(new(cells[0], cells[1], order));
        }

        return regions;
    }

    private DateOnly? Date(TemplateFile file, int line, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        faults.Add(file.Name, line, $"'{text}' is no date as yyyy-mm-dd.");
        return null;
    }

    private static string[] Codes(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
