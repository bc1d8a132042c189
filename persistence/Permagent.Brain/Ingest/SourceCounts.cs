namespace Permagent.Brain.Ingest;

/// <summary>What writing a source changed.</summary>
/// <param name="Added">Episodes added.</param>
/// <param name="Same">Episodes kept.</param>
/// <param name="Closed">Episodes closed.</param>
/// <param name="Facts">Facts added.</param>
/// <param name="Secrets">Blocks left out because they hold an access token.</param>
internal sealed record SourceCounts(int Added = 0, int Same = 0, int Closed = 0, int Facts = 0, int Secrets = 0);
