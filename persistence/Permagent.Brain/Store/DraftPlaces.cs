using Permagent.Brain.Episodes;

namespace Permagent.Brain.Store;

/// <summary>Sources and sessions of the drafts of one command, each looked up once: a conversation comes as many
/// drafts of one place.</summary>
internal sealed class DraftPlaces(WriteScope scope)
{
    private readonly Dictionary<(string Kind, string Path, string Session), (SourceRow Source, long Session)> _known =
        [];

    /// <summary>The rows of a draft's source and session; made if they are new.</summary>
    public (SourceRow Source, long Session) Of(EpisodeDraft draft)
    {
        var place = (draft.SourceKind, draft.SourcePath, draft.SessionKey);
        if (_known.TryGetValue(place, out var rows)) return rows;
        var source = SourceRows.Get(scope, draft.SourceKind, draft.SourcePath, draft.SourceTitle, draft.Project);
        var (session, _) = SourceRows.Session(scope, source, draft.SessionKey, draft.SourceTitle);
        return _known[place] = (source, session);
    }
}
