using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>One count of one authority, named by an expression over an instrument's items. Two measures of the same expression print the same count.</summary>
/// <param name="Authority">Whose count it is.</param>
/// <param name="Name">Instrument and expression, as <see cref="CountNames"/> writes them.</param>
internal readonly record struct AuthorityCount(AuthorityCode Authority, string Name);
