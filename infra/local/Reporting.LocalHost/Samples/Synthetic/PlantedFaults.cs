namespace Reporting.Local.Samples.Synthetic;

/// <summary>Mistakes of the kinds that people make, planted so that the checks have something to find.</summary>
internal static class PlantedFaults
{
    /// <summary>What a first attempt gets wrong: each is an error, so the return is rejected, and its council sends it again.</summary>
    public static readonly IReadOnlyList<Action<CouncilRow>> Errors =
    [
        row => (row["IDA01"], row["IDA02"]) = (row["IDA02"], row["IDA01"]),
        row => row.Set("IDA08", row.Number("IDA08") + 9),
        row => row["IDA04"] = "",
        row => row["LEA05"] = "four",
        row => row["IDA09"] = "-3",
        row => row.Set("MIS06", row.Number("MIS06") + 4000),
        row => row["INF01"] = "police; none",
        row => row["LSC01"] = "finished",
        row => row["TXT01"] = "The worker to ask is on 020 7946 0123.",
        row => (row["LEA03"], row["LEA04"]) = ("yes", "2041-05-06"),
        row => (row["CLA01"], row["CLA03"]) = (row["CLA03"], row["CLA01"]),
        row => (row["LEA01"], row["LEA02"]) = ("yes", ""),
    ];

    /// <summary>What is unusual and may be right: each raises a query, and the return is accepted.</summary>
    public static readonly IReadOnlyList<Action<CouncilRow>> Queries =
    [
        row => row.Set("LEA05", 48),
        row => row.Set("IDA10", row.Number("IDA04")),
        row => row.Set("IDA09", 0),
        row => row["INF02"] = "2010-11-15",
        row =>
        {
            row.Set("IDA06", row.Number("IDA04"));
            row["IDA05"] = row["IDA07"] = row["IDA08"] = "0";
        },
        row => row.Set("IDA01", row.Number("IDA01") * 10),
        row =>
        {
            row.Set("DIS01", 0);
            row.Set("DIS02", 0);
            row.Set("DIS03", 0);
        },
        row => row.Set("LSC05", 40),
    ];
}
