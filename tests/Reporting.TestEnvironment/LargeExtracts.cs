using System.Globalization;

namespace Reporting.TestEnvironment;

/// <summary>
/// Extracts of an invented council of 20,000 children: a census of 300 MB with 200,000 referrals and assessments, the year before's, and 120,000 rows of
/// SSDA903 tables. The same bytes each time, and totals that follow from how they are made.
/// </summary>
public static class LargeExtracts
{
    public const int Children = 20_000;

    private const int Referrals = 2;
    private const int Assessments = 4;
    private const int Visits = 46;

    private static readonly string[] Names = ["census-2024.xml", "census-2023.xml", "episodes.csv", "missing.csv"];

    private static readonly string[][] Factors =
        [["11A"], ["10A", "12A"], ["13A"], ["20", "24A"], ["21"], ["20"], [], ["11A", "24A"], ["10A"], ["4B"]];

    /// <summary>What the files must give for the year to 31 March 2024, by item.</summary>
    public static IReadOnlyDictionary<string, long> Totals { get; } = new Dictionary<string, long>
    {
        ["CLA01"] = Children,
        ["CLA02"] = Children,
        ["CLA03"] = 0,
        ["CLA04"] = 0,
        ["MIS01"] = Children,
        ["MIS02"] = 2 * Children,
        ["MIS03"] = Children,
        ["MIS04"] = 0,
        ["AWY01"] = Children,
        ["AWY02"] = Children,
        ["AWY03"] = 0,
        ["AWY04"] = 0,
        ["FAC01"] = With(f => f.Any(c => c != "21")),
        ["FAC02"] = With(f => f.Contains("11A")),
        ["FAC03"] = With(f => f.Contains("10A")),
        ["FAC04"] = With(f => f.Contains("12A")),
        ["FAC05"] = With(f => f.Contains("13A")),
        ["FAC06"] = With(f => f.Contains("24A")),
        ["CIN01"] = Children,
        ["REF01"] = 2 * Children,
        ["REF02"] = Children,
    };

    /// <summary>Writes the files.</summary>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> Write(string folder)
    {
        string[] files = [.. Names.Select(f => Path.Combine(folder, f))];
        Census(files[0], 2024);
        Census(files[1], 2023);
        Table(files[2], "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN", i =>
        [
            $"C{i:00000},03/02/2021,S,C2,N1,U4,PR1,01/06/2023,X1,CREQB,ZZ99 3CZ,ZZ99 3VZ,SC000001",
            $"C{i:00000},01/06/2023,P,C2,N1,K2,PR4,01/10/2023,X1,CARPL,ZZ99 3CZ,ZZ99 3VZ,SC000002",
            $"C{i:00000},01/10/2023,P,C2,N1,U4,PR1,,,,ZZ99 3CZ,ZZ99 3VZ,SC000001",
        ]);
        Table(files[3], "CHILD,DOB,MISSING,MIS_START,MIS_END", i => Enumerable.Range(0, 3).Select(m =>
        {
            var start = new DateOnly(2023, 4, 10).AddDays((i % 300) + (5 * m));
            return string.Create(
                CultureInfo.InvariantCulture, $"C{i:00000},14/09/2008,{(m == 2 ? "A" : "M")},{start:dd/MM/yyyy},{start.AddDays(1):dd/MM/yyyy}");
        }));
        return files;
    }

    private static string[] FactorsOf(int child, int referral, int assessment) =>
        Factors[((child * Referrals * Assessments) + (referral * Assessments) + assessment) % Factors.Length];

    private static long With(Func<string[], bool> which) => Enumerable.Range(0, Children)
        .Sum(c => (long)Enumerable.Range(0, Referrals).Sum(r => Enumerable.Range(0, Assessments).Count(a => which(FactorsOf(c, r, a)))));

    private static void Table(string path, string header, Func<int, IEnumerable<string>> rows)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine(header);
        for (var i = 0; i < Children; i++)
        {
            foreach (var row in rows(i))
                file.WriteLine(row);
        }
    }

    private static void Census(string path, int year)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.Write(string.Create(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Message>
              <Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year><ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails>
                <Source><SourceLevel>L</SourceLevel><LEA>999</LEA></Source></Header>
              <Children>

            """));
        // The year before has nobody whom this year's referrals come back from.
        for (var i = 0; i < (year == 2024 ? Children : 100); i++)
            Child(file, i, year);
        file.Write("  </Children>\n</Message>\n");
    }

    private static void Child(StreamWriter file, int i, int year)
    {
        var id = year == 2024 ? $"C{i:00000}" : $"B{i:00000}";
        file.Write($"""
                <Child>
                  <ChildIdentifiers>
                    <LAchildID>{id}</LAchildID>
                    <UPNunknown>UN1</UPNunknown>
                    <PersonBirthDate>2008-09-14</PersonBirthDate>
                    <GenderCurrent>{1 + (i % 2)}</GenderCurrent>
                  </ChildIdentifiers>
                  <ChildCharacteristics>
                    <Ethnicity>WBRI</Ethnicity>
                    <Disabilities><Disability>NONE</Disability></Disabilities>
                  </ChildCharacteristics>

            """);
        for (var r = 0; r < Referrals; r++)
            Referral(file, i, r, year);
        file.Write("    </Child>\n");
    }

    private static void Referral(StreamWriter file, int i, int r, int year)
    {
        var day = r == 0 ? new DateOnly(year - 1, 5, 1).AddDays(i % 200) : new DateOnly(year - 1, 12, 1).AddDays(i % 90);
        var closed = r == 0 ? $"\n        <CINclosureDate>{Day(day, 30)}</CINclosureDate>\n        <ReasonForClosure>RC8</ReasonForClosure>" : "";
        file.Write($"""
                  <CINdetails>
                    <CINreferralDate>{Day(day, 0)}</CINreferralDate>
                    <ReferralSource>2A</ReferralSource>
                    <PrimaryNeedCode>N1</PrimaryNeedCode>{closed}

            """);
        for (var a = 0; a < Assessments; a++)
        {
            var factors = string.Concat(FactorsOf(i, r, a).Select(f => $"\n            <AssessmentFactors>{f}</AssessmentFactors>"));
            file.Write($"""
                        <Assessments>
                          <AssessmentActualStartDate>{Day(day, a)}</AssessmentActualStartDate>
                          <AssessmentInternalReviewDate>{Day(day, a + 5)}</AssessmentInternalReviewDate>
                          <AssessmentAuthorisationDate>{Day(day, a + 10)}</AssessmentAuthorisationDate>
                          <FactorsIdentifiedAtAssessment>{factors}
                          </FactorsIdentifiedAtAssessment>
                        </Assessments>

                """);
        }

        Plans(file, day);
        file.Write("        <ReferralNFA>0</ReferralNFA>\n");
        var reviews = string.Concat(Enumerable.Range(0, Visits).Select(v => $"\n            <Reviews><CPPreviewDate>{Day(day, v)}</CPPreviewDate></Reviews>"));
        file.Write($"""
                    <ChildProtectionPlans>
                      <CPPstartDate>{Day(day, 2)}</CPPstartDate>
                      <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
                      <LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>
                      <NumberOfPreviousCPP>0</NumberOfPreviousCPP>{reviews}
                    </ChildProtectionPlans>
                  </CINdetails>

            """);
    }

    private static void Plans(StreamWriter file, DateOnly day)
    {
        for (var p = 0; p < 4; p++)
        {
            file.Write($"""
                        <CINPlanDates>
                          <CINPlanStartDate>{Day(day, p)}</CINPlanStartDate>
                          <CINPlanEndDate>{Day(day, p + 1)}</CINPlanEndDate>
                        </CINPlanDates>
                        <Section47>
                          <S47ActualStartDate>{Day(day, p)}</S47ActualStartDate>
                          <InitialCPCtarget>{Day(day, p + 15)}</InitialCPCtarget>
                          <DateOfInitialCPC>{Day(day, p + 14)}</DateOfInitialCPC>
                          <ICPCnotRequired>0</ICPCnotRequired>
                        </Section47>

                """);
        }
    }

    private static string Day(DateOnly day, int later) => day.AddDays(later).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
