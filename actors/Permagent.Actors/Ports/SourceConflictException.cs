namespace Permagent.Actors.Ports;

/// <summary>A row came again from the same place with other content: one of the two files was changed or restored from
/// an older copy.</summary>
/// <param name="stream">Where it comes from.</param>
/// <param name="version">Number in that stream.</param>
public sealed class SourceConflictException(string stream, long version)
    : Exception($"Row {version} of {stream} is in the ledger with other content. One of the two files was changed; "
        + "run `permagent doctor`.")
{
    /// <summary>Where it comes from.</summary>
    public string Stream { get; } = stream;

    /// <summary>Number in that stream.</summary>
    public long Version { get; } = version;
}
