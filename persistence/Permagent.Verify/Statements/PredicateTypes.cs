namespace Permagent.Verify.Statements;

/// <summary>Names of what our statements say. They are on receipts for ever and never change.</summary>
public static class PredicateTypes
{
    /// <summary>Public address of the project: the start of every name.</summary>
    public const string Base = "https://github.com/permagent/permagent";

    /// <summary>How a task ended; signed by the node.</summary>
    public const string TaskReceipt = Base + "/attestation/task-receipt/v1";

    /// <summary>A person's answer to an ask; signed by the approver's key.</summary>
    public const string ActionApproval = Base + "/attestation/action-approval/v1";

    /// <summary>A key comes, changes or goes.</summary>
    public const string KeyEvent = Base + "/attestation/key-event/v1";

    /// <summary>The <c>_type</c> of every statement.</summary>
    public const string Statement = "https://in-toto.io/Statement/v1";
}
