using Reporting.Checking.Expressions;

namespace Reporting.Checking.Extracts.Reading;

/// <summary>What is read of an XML file: which elements are rows, and which hold their cells.</summary>
/// <param name="Tables">Tables of an element, by its name.</param>
/// <param name="Cells">The column that an element holds, by its name.</param>
internal sealed record XmlShape(IReadOnlyDictionary<string, IReadOnlyList<TableLoad>> Tables, IReadOnlyDictionary<string, string> Cells)
{
    public static XmlShape Of(IReadOnlyList<TableLoad> loads)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in loads.SelectMany(l => l.Columns))
        {
            cells[column.Name] = column.Name;
            foreach (var other in column.OtherNames)
                cells[other] = column.Name;
        }

        return new(loads.GroupBy(l => l.Table.Block!).ToDictionary(g => g.Key, g => (IReadOnlyList<TableLoad>)[.. g]), cells);
    }
}

/// <summary>
/// One child's elements. A row may have cells that stand in an element around it, and after it: so a child's rows are made when the child ends.
/// </summary>
internal sealed class XmlChild(XmlShape shape)
{
    /// <summary>No child has so many; a file that has would fill the memory.</summary>
    private const int MostBlocks = 50_000;

    private readonly List<XmlBlock> blocks = [];
    private int count;
    private XmlBlock? open;

    /// <summary>Depth of the element that is open; -1 between children.</summary>
    public int Depth => open?.Depth ?? -1;

    /// <param name="name">* for the child itself.</param>
    /// <exception cref="InvalidDataException">The child has too many.</exception>
    public void Open(string name, int depth, int line)
    {
        if (count == MostBlocks)
            throw new InvalidDataException("A child has too many elements.");
        if (count == blocks.Count)
            blocks.Add(new());
        open = blocks[count++].Begin(name, depth, line, open);
    }

    public void Set(string column, string text) => open!.Set(column, text);

    /// <summary>Closes the element that is open. With the child itself its rows are added.</summary>
    public void Close()
    {
        open = open!.Around;
        if (open is not null)
            return;
        for (var i = 0; i < count; i++)
        {
            foreach (var load in shape.Tables.GetValueOrDefault(blocks[i].Name, []))
                AddRow(load, blocks[i]);
        }

        count = 0;
    }

    private static void AddRow(TableLoad load, XmlBlock block)
    {
        for (var i = 0; i < load.Columns.Count; i++)
        {
            if (block.Find(load.Columns[i].Name) is { } text)
                load.Set(i, text, block.Line);
        }

        load.EndRow(block.Line, load.Columns);
    }

    /// <summary>An element that is a row, with the cells that stand in it. It is used again for the next child.</summary>
    private sealed class XmlBlock
    {
        private readonly List<(string Column, string Text)> cells = [];

        public string Name { get; private set; } = "";

        public int Depth { get; private set; }

        public int Line { get; private set; }

        public XmlBlock? Around { get; private set; }

        public XmlBlock Begin(string name, int depth, int line, XmlBlock? around)
        {
            cells.Clear();
            (Name, Depth, Line, Around) = (name, depth, line, around);
            return this;
        }

        public void Set(string column, string text)
        {
            var at = cells.FindIndex(c => ReferenceEquals(c.Column, column));
            if (at < 0)
                cells.Add((column, text));
            else
                // Only a list has an element more than once; of anything else the text is then no value, and is told.
                cells[at] = (column, $"{cells[at].Text}{Sql.ListSeparator}{text}");
        }

        public string? Find(string column)
        {
            for (var block = this; block is not null; block = block.Around)
            {
                foreach (var cell in block.cells)
                {
                    if (cell.Column == column)
                        return cell.Text;
                }
            }

            return null;
        }
    }
}
