namespace Permagent.Verify.Entries;

/// <summary>What is done or wanted: class and tier of the table, tool and its definition, digest,
/// commitments.</summary>
public sealed record EntryAction(
    string Class,
    string? Tool = null,
    Digest? ToolDef = null,
    string? Tier = null,
    ImmutableArray<string>? RaisedBy = null,
    Digest? Digest = null,
    Digest? ArgsC = null,
    Digest? TargetC = null);
