namespace Permagent.Actors.Specialists;

/// <summary>Kinds of specialists that exist.</summary>
public static class SpecialistKinds
{
    /// <summary>Reads and writes documents.</summary>
    public const string Documents = "documents";

    /// <summary>All kinds, sorted.</summary>
    public static ImmutableArray<string> All { get; } = [Documents];
}
