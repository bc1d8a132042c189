namespace Permagent.Verify.Statements;

/// <summary>Where something goes. Recipients count in any order.</summary>
public sealed record ActionDestination(
    string Scheme, string Host, int Port, string Account, ImmutableArray<string> Recipients);
