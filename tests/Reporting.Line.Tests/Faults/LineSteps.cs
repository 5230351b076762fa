namespace Reporting.Line.Tests.Faults;

/// <summary>What is written on the way from the opening of a window to its report, in order: for each step, the requests to storage that write it.</summary>
internal static class LineSteps
{
    public const string Opening = "the opening of the window";
    public const string CheckMessage = "the message of a check";
    public const string Bytes = "the bytes";
    public const string ReturnState = "the state of a return";
    public const string ReturnFigures = "the figures of a return";
    public const string Receipt = "the receipt";
    public const string Closing = "the closing of the window";
    public const string CloseMessage = "the message of the close";
    public const string Freezing = "the freezing of the returns";
    public const string FrozenList = "the frozen list";
    public const string WindowFrozen = "the window's being frozen";
    public const string Run = "the run";
    public const string CombineMessage = "the message of the combining";
    public const string CombinedFigures = "the combined figures";
    public const string WindowCombined = "the window's being combined";
    public const string ProtectMessage = "the message of the protecting";
    public const string ProtectedFigures = "the protected figures";
    public const string AttackedFigures = "what the attack saw";
    public const string Edition = "the figures' being an edition";
    public const string RenderMessage = "the message of the rendering";
    public const string RunRendered = "the run's being rendered";
    public const string ReportFile = "a file of the report";
    public const string RunEnd = "the run's end";

    private static readonly (string Step, Func<Func<StorageCall, bool>> Calls)[] InOrder =
    [
        (Opening, () => Writes("Table", "$batch/windows")),
        (CheckMessage, () => Writes("Queue", "check/messages")),
        (Bytes, () => Writes("Blob", "returns/")),
        (ReturnState, () => Writes("Table", "$batch/returns")),
        (ReturnFigures, () => Writes("Blob", $"measures/missing/{LineRounds.Period}/council")),
        (Receipt, () => c => Writes("Blob", "checked/")(c) && c.Path.Contains("receipt", StringComparison.Ordinal)),
        (Closing, () => After(1, Writes("Table", "$batch/windows"))),
        (CloseMessage, () => Writes("Queue", "close/messages")),
        (Freezing, () => After(LineRounds.Bodies.Count, Writes("Table", "$batch/returns"))),
        (FrozenList, () => Writes("Blob", $"measures/missing/{LineRounds.Period}/lists")),
        (WindowFrozen, () => After(2, Writes("Table", "$batch/windows"))),
        (Run, () => Writes("Table", "runs")),
        (CombineMessage, () => Writes("Queue", "combine/messages")),
        (CombinedFigures, () => Writes("Blob", $"figures/missing/{LineRounds.Period}/combined")),
        (WindowCombined, () => After(3, Writes("Table", "$batch/windows"))),
        (ProtectMessage, () => Writes("Queue", "protect/messages")),
        (ProtectedFigures, () => Writes("Blob", $"figures/missing/{LineRounds.Period}/protected")),
        (AttackedFigures, () => Writes("Blob", $"figures/missing/{LineRounds.Period}/attacked")),
        (Edition, () => Writes("Blob", $"figures/missing/{LineRounds.Period}/editions")),
        (RenderMessage, () => Writes("Queue", "render/messages")),
        (RunRendered, () => Changes("runs(")),
        (ReportFile, () => Writes("Blob", "reports/")),
        (RunEnd, () => After(1, Changes("runs("))),
    ];

    public static IReadOnlyList<string> All { get; } = [.. InOrder.Select(s => s.Step)];

    /// <summary>The requests of a step. Some steps are told apart by counting, so what is given is good for one round.</summary>
    public static Func<StorageCall, bool> Of(string step) => InOrder.Single(s => s.Step == step).Calls();

    private static Func<StorageCall, bool> Writes(string service, string path) => c =>
        c.Service == service && c.Path.StartsWith(path, StringComparison.Ordinal) && c.Method == (service == "Blob" ? "PUT" : "POST");

    /// <summary>Changes of a row alone.</summary>
    private static Func<StorageCall, bool> Changes(string row) => c =>
        c.Service == "Table" && c.Path.StartsWith(row, StringComparison.Ordinal) && c.Method is not "GET";

    /// <summary>Those after the first few of a kind.</summary>
    private static Func<StorageCall, bool> After(int first, Func<StorageCall, bool> calls)
    {
        var met = 0;
        return c => calls(c) && ++met > first;
    }
}
