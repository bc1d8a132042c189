using Microsoft.Extensions.Logging;
using Permagent.Actors.Ports;
using Permagent.Protocol;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Workspaces;

/// <summary>Serves trees to goals, one request at a time, in the order they came: a merge never meets
/// another.</summary>
public sealed class WorkspacesActor : ReceiveActor
{
    private readonly Queue<WorkspacesMessage> _waiting = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly IWorkspaces _trees;
    private readonly IWorkRunner _work;
    private readonly WorkspacesOptions _options;
    private readonly ILogger _log;

    /// <summary>True while a request is being done; only the mailbox's thread sets it.</summary>
    private bool _busy;

    /// <summary>Registers the handlers.</summary>
    public WorkspacesActor(IWorkspaces trees, IWorkRunner work, WorkspacesOptions options, ILogger log)
    {
        (_trees, _work, _options, _log) = (trees, work, options, log);
        Receive<MakeTree>(OnRequest);
        Receive<FreezeTree>(OnRequest);
        Receive<MergeTree>(OnRequest);
        Receive<ArchiveTree>(OnRequest);
        Receive<LookAtLanding>(OnRequest);
        Receive<Done>(OnDone);
    }

    /// <summary>Props of the actor.</summary>
    public static Props PropsFor(IWorkspaces trees, IWorkRunner work, WorkspacesOptions options, ILogger log) =>
        Props.Create(() => new WorkspacesActor(trees, work, options, log));

    /// <inheritdoc/>
    protected override void PostStop() => _stopping.Cancel();

    private void OnRequest(WorkspacesMessage request)
    {
        if (_waiting.Count >= _options.WaitingMax)
        {
            _log.WorkspacesBusy(_waiting.Count);
            Answer(request, Failed(request, new TreesBusyException()));
            return;
        }

        _waiting.Enqueue(request);
        Next();
    }

    private void OnDone(Done done)
    {
        _busy = false;
        Answer(done.Request, done.Answer);
        Next();
    }

    private void Next()
    {
        if (_busy || !_waiting.TryDequeue(out var request)) return;
        _busy = true;
        _ = _work.RunAsync(_ => Do(request), _stopping.Token).PipeTo(
            Self,
            success: answer => new Done(request, answer),
            failure: cause => new Done(request, Failed(request, cause)));
    }

    private object? Do(WorkspacesMessage request)
    {
        switch (request)
        {
            case MakeTree make:
                var made = _trees.CreateAttempt(make.Attempt);
                return new TreeMade(make.Attempt, made.Path, made.Hash);
            case FreezeTree freeze:
                var frozen = _trees.Freeze(freeze.Attempt);
                var files = TreeFiles.Hash(frozen.Path, frozen.Changed, _options.FileBytesMax);
                return new TreeFrozen(freeze.Attempt, frozen.BaseHash, frozen.Hash, frozen.Changed, files);
            case MergeTree merge:
                return new TreeMerged(merge.Attempt, _trees.Merge(merge.Attempt, merge.Before, merge.After).Hash);
            case LookAtLanding look:
                var parts = TreeFiles.PlaceAll(look.Folder, look.Files, _options.FileBytesMax);
                return new LandingSeen(look.Goal, look.Folder, parts);
            case ArchiveTree archive:
                _trees.Archive(archive.Attempt);
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "No such request.");
        }
    }

    private static void Answer(WorkspacesMessage request, object? answer)
    {
        if (answer is null) return;
        var replyTo = request switch
        {
            MakeTree make => make.ReplyTo,
            FreezeTree freeze => freeze.ReplyTo,
            MergeTree merge => merge.ReplyTo,
            LookAtLanding look => look.ReplyTo,
            _ => null,
        };
        replyTo?.Tell(answer);
    }

    private object? Failed(WorkspacesMessage request, Exception cause)
    {
        var reason = ReasonOf(cause);
        var words = cause.Message.Length <= _options.WordsCharsMax ? cause.Message
            : cause.Message[.._options.WordsCharsMax];
        switch (request)
        {
            case ArchiveTree archive:
                _log.TreeNotArchived(archive.Attempt, cause.GetType().Name);
                return null;
            case LookAtLanding look:
                return new LandingUnseen(look.Goal, reason, words);
            default:
                var (attempt, name) = NameOf(request);
                _log.TreeRequestFailed(name, attempt, reason);
                return new TreeFailed(attempt, name, reason, words);
        }
    }

    private static (AttemptId Attempt, string Name) NameOf(WorkspacesMessage request) => request switch
    {
        MakeTree make => (make.Attempt, "make"),
        FreezeTree freeze => (freeze.Attempt, "freeze"),
        MergeTree merge => (merge.Attempt, "merge"),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "No such request."),
    };

    /// <summary>What the world did; anything else is our mistake and is told as such.</summary>
    private static string ReasonOf(Exception cause) => cause switch
    {
        TreeChangedException => "tree-changed",
        TreesBusyException => "busy",
        IOException full when IsDiskFull(full) => "disk-full",
        IOException or UnauthorizedAccessException => "io",
        _ => "internal",
    };

    /// <summary>ENOSPC on Linux and macOS is 28; .NET keeps it in the low bits.</summary>
    private static bool IsDiskFull(IOException failure) => (failure.HResult & 0xFFFF) == 28;

    private sealed record Done(WorkspacesMessage Request, object? Answer);
}
