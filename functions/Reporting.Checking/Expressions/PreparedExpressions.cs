using DuckDB.NET.Native;

namespace Reporting.Checking.Expressions;

/// <summary>
/// A statement that was planned once, and is run for one return after another. The ADO.NET layer would plan it anew each time, which takes longer than
/// everything else.
/// </summary>
internal sealed class PreparedExpressions : IDisposable
{
    private readonly DuckDBPreparedStatement statement;
    private readonly RowSource source;
    private readonly DuckDBLogicalType whole = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.BigInt);
    private readonly DuckDBLogicalType number = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Double);
    private readonly DuckDBLogicalType text = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Varchar);

    private PreparedExpressions(DuckDBPreparedStatement statement, RowSource source)
    {
        this.statement = statement;
        this.source = source;
    }

    /// <returns>The statement, or DuckDB's words on why there is none.</returns>
    public static (PreparedExpressions? Prepared, string? Refusal) Prepare(DuckDBNativeConnection connection, RowSource source, string sql)
    {
        if (NativeMethods.PreparedStatements.DuckDBPrepare(connection, sql, out var statement) is DuckDBState.Success)
            return (new(statement, source), null);
        using (statement)
            return (null, NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
    }

    /// <summary>The values of expressions that are numbers; NULL comes as NaN, which <see cref="Selected"/> sees to.</summary>
    public double?[] Numbers(FormRow row)
    {
        Bind(row);
        var result = Execute();
        try
        {
            var values = new double?[(int)NativeMethods.Query.DuckDBColumnCount(ref result)];
            for (var i = 0; i < values.Length; i++)
                values[i] = NativeMethods.Types.DuckDBValueDouble(ref result, i, 0) is var value && double.IsFinite(value) ? value : null;
            return values;
        }
        finally
        {
            NativeMethods.Query.DuckDBDestroyResult(ref result);
        }
    }

    /// <summary>SQL of an expression whose value <see cref="Numbers"/> reads. A check is 1 or 0; what cannot be computed, as an overflow, is NULL.</summary>
    public static string Selected(string expression, ExpressionKind kind) =>
        kind is ExpressionKind.Check ? $"coalesce(try(({expression})::boolean::double), 'nan'::double)" : $"coalesce(({expression})::double, 'nan'::double)";

    /// <summary>The types of the expressions; they are run over a row of NULLs.</summary>
    public DuckDBType[] Types()
    {
        Bind(null);
        var result = Execute();
        try
        {
            var types = new DuckDBType[(int)NativeMethods.Query.DuckDBColumnCount(ref result)];
            for (var i = 0; i < types.Length; i++)
                types[i] = NativeMethods.Query.DuckDBColumnType(ref result, i);
            return types;
        }
        finally
        {
            NativeMethods.Query.DuckDBDestroyResult(ref result);
        }
    }

    /// <summary>Runs a statement that gives nothing back.</summary>
    public void Run(FormRow row)
    {
        Bind(row);
        var result = Execute();
        NativeMethods.Query.DuckDBDestroyResult(ref result);
    }

    public void Dispose()
    {
        statement.Dispose();
        whole.Dispose();
        number.Dispose();
        text.Dispose();
    }

    private DuckDBResult Execute()
    {
        if (NativeMethods.PreparedStatements.DuckDBExecutePrepared(statement, out var result) is DuckDBState.Success)
            return result;
        var error = NativeMethods.Query.DuckDBResultError(ref result);
        NativeMethods.Query.DuckDBDestroyResult(ref result);
        throw new ExpressionFailedException(error);
    }

    private void Bind(FormRow? row)
    {
        var (wholes, numbers, texts) = source.Parameters(row);
        Bind(1, whole, wholes, v => v is { } value ? NativeMethods.Value.DuckDBCreateInt64(value) : NativeMethods.Value.DuckDBCreateNullValue());
        Bind(2, number, numbers, v => v is { } value ? NativeMethods.Value.DuckDBCreateDouble(value) : NativeMethods.Value.DuckDBCreateNullValue());
        Bind(3, text, texts, v => v is { } value ? NativeMethods.Value.DuckDBCreateVarchar(value) : NativeMethods.Value.DuckDBCreateNullValue());
    }

    private void Bind<T>(int parameter, DuckDBLogicalType type, T[] values, Func<T, DuckDBValue> create)
    {
        var elements = Array.ConvertAll(values, v => create(v));
        using var list = NativeMethods.Value.DuckDBCreateListValue(type, elements, elements.Length);
        foreach (var element in elements)
            element.Dispose();
        if (NativeMethods.PreparedStatements.DuckDBBindValue(statement, parameter, list) is not DuckDBState.Success)
            throw new ExpressionFailedException(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
    }
}

/// <summary>DuckDB could not run what it had prepared.</summary>
public sealed class ExpressionFailedException : Exception
{
    /// <summary>Without words.</summary>
    public ExpressionFailedException()
    {
    }

    /// <summary>With DuckDB's words.</summary>
    public ExpressionFailedException(string message)
        : base(message)
    {
    }

    /// <summary>With DuckDB's words, and what caused it.</summary>
    public ExpressionFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
