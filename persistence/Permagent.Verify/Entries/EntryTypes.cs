namespace Permagent.Verify.Entries;

/// <summary>The types of entry, as written.</summary>
public static class EntryTypes
{
    /// <summary>The first entry of a log.</summary>
    public const string LogOpen = "log.open";

    /// <summary>The first entry of a later epoch.</summary>
    public const string LogReset = "log.reset";

    /// <summary>The node started.</summary>
    public const string NodeStart = "node.start";

    /// <summary>The node stopped in order.</summary>
    public const string NodeStop = "node.stop";

    /// <summary>Another version of the program.</summary>
    public const string NodeUpdate = "node.update";

    /// <summary>A key came.</summary>
    public const string KeyAdd = "key.add";

    /// <summary>A key took the place of another.</summary>
    public const string KeyRotate = "key.rotate";

    /// <summary>A key is trusted no longer.</summary>
    public const string KeyRevoke = "key.revoke";

    /// <summary>Another owner signed a head of this log.</summary>
    public const string CheckpointWitnessed = "checkpoint.witnessed";

    /// <summary>The rules changed.</summary>
    public const string PolicyChange = "policy.change";

    /// <summary>A grant was given.</summary>
    public const string GrantAdd = "grant.add";

    /// <summary>A grant was taken back.</summary>
    public const string GrantRevoke = "grant.revoke";

    /// <summary>A consent was given.</summary>
    public const string ConsentAdd = "consent.add";

    /// <summary>A consent was taken back.</summary>
    public const string ConsentRevoke = "consent.revoke";

    /// <summary>A cap changed.</summary>
    public const string BudgetChange = "budget.change";

    /// <summary>A cap was reached.</summary>
    public const string BudgetHit = "budget.hit";

    /// <summary>The doctor repaired something.</summary>
    public const string DoctorFix = "doctor.fix";

    /// <summary>A goal began.</summary>
    public const string GoalOpen = "goal.open";

    /// <summary>A goal ended.</summary>
    public const string GoalClose = "goal.close";

    /// <summary>A task began, with its criteria and checks.</summary>
    public const string TaskOpen = "task.open";

    /// <summary>A task was given to a kind of specialist.</summary>
    public const string TaskRoute = "task.route";

    /// <summary>An attempt began.</summary>
    public const string AttemptOpen = "attempt.open";

    /// <summary>An attempt's tree was frozen.</summary>
    public const string AttemptClose = "attempt.close";

    /// <summary>One run of one check.</summary>
    public const string CheckRun = "check.run";

    /// <summary>The receipt of a task.</summary>
    public const string Receipt = "receipt";

    /// <summary>A task ended.</summary>
    public const string TaskClose = "task.close";

    /// <summary>A schedule was made.</summary>
    public const string ScheduleAdd = "schedule.add";

    /// <summary>A schedule fired.</summary>
    public const string ScheduleFire = "schedule.fire";

    /// <summary>A finding was seen again.</summary>
    public const string FindingReproduced = "finding.reproduced";

    /// <summary>A finding is done with.</summary>
    public const string FindingClosed = "finding.closed";

    /// <summary>A council met.</summary>
    public const string CouncilRun = "council.run";

    /// <summary>A step of the first run.</summary>
    public const string OnboardingStep = "onboarding.step";

    /// <summary>Reads that left nothing behind.</summary>
    public const string Observe = "observe";

    /// <summary>A local model was asked.</summary>
    public const string ModelCall = "model.call";

    /// <summary>A stronger model was asked.</summary>
    public const string ModelEscalate = "model.escalate";

    /// <summary>What will be done, before it is done.</summary>
    public const string ActionIntent = "action.intent";

    /// <summary>What was not allowed.</summary>
    public const string ActionDenied = "action.denied";

    /// <summary>What became of an intent.</summary>
    public const string ActionResult = "action.result";

    /// <summary>An effect was taken back.</summary>
    public const string Undo = "undo";

    /// <summary>A person is asked.</summary>
    public const string ApprovalRequest = "approval.request";

    /// <summary>The answer.</summary>
    public const string ApprovalDecision = "approval.decision";

    /// <summary>Everything was stopped.</summary>
    public const string Stop = "stop";

    /// <summary>Work may go on.</summary>
    public const string Resume = "resume";

    /// <summary>A device was paired.</summary>
    public const string RemotePair = "remote.pair";

    /// <summary>A device was cut off.</summary>
    public const string RemoteRevoke = "remote.revoke";

    /// <summary>A summary was shown.</summary>
    public const string DigestShown = "digest.shown";

    /// <summary>A notice went out.</summary>
    public const string NotifySent = "notify.sent";

    /// <summary>A notice did not go out.</summary>
    public const string NotifyFailed = "notify.failed";

    /// <summary>Something was remembered.</summary>
    public const string MemoryWrite = "memory.write";

    /// <summary>Documents were read in.</summary>
    public const string MemoryImport = "memory.import";

    /// <summary>A description was written.</summary>
    public const string MemoryDescribe = "memory.describe";

    /// <summary>A topic changed.</summary>
    public const string MemoryTopic = "memory.topic";

    /// <summary>Two memories were joined.</summary>
    public const string MemoryLink = "memory.link";

    /// <summary>A memory took the place of another.</summary>
    public const string MemorySupersede = "memory.supersede";

    /// <summary>A memory waits for a person.</summary>
    public const string MemoryQuarantine = "memory.quarantine";

    /// <summary>Something was forgotten.</summary>
    public const string MemoryForget = "memory.forget";

    /// <summary>A mesh was joined.</summary>
    public const string MeshJoin = "mesh.join";

    /// <summary>A mesh was left.</summary>
    public const string MeshLeave = "mesh.leave";

    /// <summary>A job was offered or taken.</summary>
    public const string MeshJob = "mesh.job";

    /// <summary>A result of a job.</summary>
    public const string MeshResult = "mesh.result";

    /// <summary>A result was checked.</summary>
    public const string MeshAudit = "mesh.audit";

    /// <summary>The mesh's rules changed.</summary>
    public const string MeshPolicy = "mesh.policy";

    /// <summary>A label came.</summary>
    public const string LabelAdd = "label.add";

    /// <summary>A label was lifted.</summary>
    public const string LabelRelease = "label.release";

    /// <summary>Something is wrong.</summary>
    public const string Incident = "incident";

    /// <summary>It is put right.</summary>
    public const string IncidentClosed = "incident.closed";

    /// <summary>Content of an entry was erased.</summary>
    public const string Redaction = "redaction";

    /// <summary>All types that this version writes.</summary>
    public static ImmutableHashSet<string> All { get; } =
    [
        LogOpen, LogReset, NodeStart, NodeStop, NodeUpdate, KeyAdd, KeyRotate, KeyRevoke, CheckpointWitnessed,
        PolicyChange, GrantAdd, GrantRevoke, ConsentAdd, ConsentRevoke, BudgetChange, BudgetHit, DoctorFix,
        GoalOpen, GoalClose, TaskOpen, TaskRoute, AttemptOpen, AttemptClose, CheckRun, Receipt, TaskClose,
        ScheduleAdd, ScheduleFire, FindingReproduced, FindingClosed, CouncilRun, OnboardingStep, Observe,
        ModelCall, ModelEscalate, ActionIntent, ActionDenied, ActionResult, Undo, ApprovalRequest,
        ApprovalDecision, Stop, Resume, RemotePair, RemoteRevoke, DigestShown, NotifySent, NotifyFailed,
        MemoryWrite, MemoryImport, MemoryDescribe, MemoryTopic, MemoryLink, MemorySupersede, MemoryQuarantine,
        MemoryForget, MeshJoin, MeshLeave, MeshJob, MeshResult, MeshAudit, MeshPolicy, LabelAdd, LabelRelease,
        Incident, IncidentClosed, Redaction,
    ];
}
