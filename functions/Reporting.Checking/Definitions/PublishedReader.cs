using System.Globalization;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Reads published.csv: what the source itself printed.</summary>
internal static class PublishedReader
{
    public static PublishedFigures Read(TemplateFile? file, IReadOnlyList<Period> periods, AuthorityRegister register, DefinitionFaults faults)
    {
        if (file is null)
            return PublishedFigures.None;
        var codes = register.All.Select(a => a.Code.ToString()).Append(PublishedFigures.England).ToHashSet();
        var known = periods.Select(p => p.Id).ToHashSet();
        var values = new Dictionary<(string, string, string), double>();
        var names = new List<string>();
        foreach (var (line, cells) in CsvTable.Read(file, faults, "code", "period", "name", "value"))
        {
            var (code, period, name) = (cells[0], cells[1], cells[2]);
            if (!codes.Contains(code))
                faults.Add(file.Name, line, $"'{code}' is neither an authority's code nor {PublishedFigures.England}.");
            if (!known.Contains(period))
                faults.Unknown(file.Name, line, "period", period, known);
            if (!double.TryParse(cells[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                faults.Add(file.Name, line, $"'{cells[3]}' is no number.");
            else if (!values.TryAdd((name, code, period), value))
                faults.Add(file.Name, line, $"The figure '{name}' of {code} in {period} is there twice.");
            if (!names.Contains(name))
                names.Add(name);
        }

        return new(values, names);
    }
}
