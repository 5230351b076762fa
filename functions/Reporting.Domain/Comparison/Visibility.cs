using System.Runtime.CompilerServices;

// Ranks and bands as bare formulas are for their tests alone: everybody else asks Ranking, which may answer that there is none.
[assembly: InternalsVisibleTo("Reporting.Domain.Tests")]
