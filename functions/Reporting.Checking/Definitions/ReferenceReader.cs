using System.Globalization;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Reads templates/reference, or a collection's own folder of that name: what the service knows without asking.</summary>
internal sealed class ReferenceReader(TemplateFolder templates, DefinitionFaults faults, string folder = "reference/")
{
    private static readonly string[] FigureColumns = ["code", "mid_year", "value"];

    public IReadOnlyList<ReferenceSource> Sources()
    {
        var sources = new List<ReferenceSource>();
        if (templates.Require($"{folder}reference.yaml", faults) is not { } file)
            return sources;
        foreach (var map in YamlFile.List(file, faults))
        {
            var source = new ReferenceSource(map.Text("file"), map.Text("title"), map.Text("holds"), map.Text("source"), map.Text("licence"), map.Text("note"));
            if (map.Has("file") && templates.Find(folder + source.File) is null)
                map.Fault("file", $"There is no file '{source.File}'.");
            sources.Add(source);
            map.RejectUnknownMembers();
        }

        foreach (var unnamed in Tables().Where(f => sources.All(s => s.File != f.FileName)))
            faults.Add(unnamed.Name, 1, "reference.yaml does not say where this file comes from, and under which licence.");
        return sources;
    }

    public IReadOnlyDictionary<string, QuantifierScale> Scales()
    {
        var scales = new Dictionary<string, QuantifierScale>(StringComparer.Ordinal);
        if (templates.Require($"{folder}quantifiers.yaml", faults) is not { } file)
            return scales;
        foreach (var map in YamlFile.List(file, faults))
        {
            var scale = new QuantifierScale(map.Text("name"), map.Integer("version", 1), map.Integer("countsBelow"), Bands(map));
            if (!scales.TryAdd(scale.Name, scale))
                map.Fault("name", $"The scale '{scale.Name}' is there twice.");
            map.RejectUnknownMembers();
        }

        return scales;
    }

    public StatisticalNeighbours Neighbours()
    {
        var models = new Dictionary<string, Dictionary<AuthorityCode, List<(int Rank, AuthorityCode Neighbour)>>>(StringComparer.Ordinal);
        var file = templates.Require($"{folder}statistical_neighbours.csv", faults);
        foreach (var (line, cells) in CsvTable.Read(file, faults, "model", "code", "rank", "neighbour"))
        {
            if (!Code(file!, line, cells[1], out var code) | !Code(file!, line, cells[3], out var neighbour) | !Whole(file!, line, cells[2], out var rank))
                continue;
            if (!models.TryGetValue(cells[0], out var model))
                models[cells[0]] = model = [];
            if (!model.TryGetValue(code, out var list))
                model[code] = list = [];
            list.Add((rank, neighbour));
        }

        return new(models.ToDictionary(
            m => m.Key,
            m => (IReadOnlyDictionary<AuthorityCode, IReadOnlyList<AuthorityCode>>)m.Value.ToDictionary(
                a => a.Key,
                a => (IReadOnlyList<AuthorityCode>)[.. a.Value.OrderBy(n => n.Rank).Select(n => n.Neighbour)])));
    }

    /// <summary>Every file of three columns, code, mid_year and value, is a figure that bears the file's name.</summary>
    public ReferenceFigures Figures()
    {
        var figures = new Dictionary<string, IReadOnlyDictionary<(AuthorityCode, int), double>>(StringComparer.Ordinal);
        foreach (var file in Tables().Where(f => CsvTable.HeaderOf(f).SequenceEqual(FigureColumns)))
        {
            var values = new Dictionary<(AuthorityCode, int), double>();
            foreach (var (line, cells) in CsvTable.Read(file, faults, FigureColumns))
            {
                if (!Code(file, line, cells[0], out var code) | !Whole(file, line, cells[1], out var year) | !Number(file, line, cells[2], out var value))
                    continue;
                if (!values.TryAdd((code, year), value))
                    faults.Add(file.Name, line, $"The figure of {code} for the middle of {year} is there twice.");
            }

            figures[Path.GetFileNameWithoutExtension(file.FileName)] = values;
        }

        return new(figures);
    }

    public TileGeographies Tiles()
    {
        var geographies = new Dictionary<int, List<Tile>>();
        var file = templates.Require($"{folder}tiles.csv", faults);
        foreach (var (line, cells) in CsvTable.Read(file, faults, "geography", "code", "q", "row"))
        {
            if (!Whole(file!, line, cells[0], out var year) | !Code(file!, line, cells[1], out var code)
                | !Whole(file!, line, cells[2], out var column) | !Whole(file!, line, cells[3], out var row))
                continue;
            if (!geographies.TryGetValue(year, out var tiles))
                geographies[year] = tiles = [];
            tiles.Add(new(code, column, row));
        }

        return new(geographies.ToDictionary(g => g.Key, g => (IReadOnlyList<Tile>)g.Value));
    }

    /// <summary>Tables of the folder itself: what stands in folders of it is no reference data.</summary>
    private IEnumerable<TemplateFile> Tables() =>
        templates.Below(folder).Where(f => f.Name == folder + f.FileName && f.Name.EndsWith(".csv", StringComparison.Ordinal));

    private List<QuantifierBand> Bands(YamlMap scale)
    {
        var bands = new List<QuantifierBand>();
        foreach (var map in scale.Maps("bands"))
        {
            var above = map.OptionalNumber("above");
            var from = map.OptionalNumber("from");
            if (above is null == from is null)
                faults.Add(map.File, map.Line, "A band has either 'from', whose value is in the band, or 'above', whose value is not.");
            var band = new QuantifierBand(from ?? above ?? 0, above is null, map.Text("words"));
            if (bands.LastOrDefault() is { } higher && (band.From > higher.From || (band.From >= higher.From && higher.Included)))
                faults.Add(map.File, map.Line, $"The band '{band.Words}' must stand above '{higher.Words}': bands go from the highest to the lowest.");
            bands.Add(band);
            map.RejectUnknownMembers();
        }

        if (bands.Count > 0 && !bands[^1].Holds(0))
            scale.Fault("bands", "The last band must be from 0, so that every share has a word.");
        return bands;
    }

    private bool Code(TemplateFile file, int line, string text, out AuthorityCode code)
    {
        var ok = AuthorityCode.TryParse(text, out code);
        if (!ok)
            faults.Add(file.Name, line, $"'{text}' is not a three-digit authority code.");
        return ok;
    }

    private bool Whole(TemplateFile file, int line, string text, out int value)
    {
        var ok = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        if (!ok)
            faults.Add(file.Name, line, $"'{text}' is no whole number.");
        return ok;
    }

    private bool Number(TemplateFile file, int line, string text, out double value)
    {
        var ok = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        if (!ok)
            faults.Add(file.Name, line, $"'{text}' is no number.");
        return ok;
    }
}
