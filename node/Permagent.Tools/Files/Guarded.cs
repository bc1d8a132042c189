using Permagent.Actors.Tools;

namespace Permagent.Tools.Files;

/// <summary>The edge of each tool: what files throw becomes a refusal or a failed result, in words.</summary>
internal static class Guarded
{
    /// <summary>A plan, or a refusal.</summary>
    public static ActionPlan Plan(Func<ActionPlan> plan)
    {
        try
        {
            return plan();
        }
        catch (Exception failure) when (IoWords.IsIo(failure))
        {
            throw new ToolRefusedException(IoWords.Reason(failure), IoWords.Of(failure));
        }
    }

    /// <summary>A result; never throws for what it finds.</summary>
    public static ToolResult Result(Func<ToolResult> work)
    {
        try
        {
            return work();
        }
        catch (ToolRefusedException refused)
        {
            return ToolResult.Failed(refused.Reason, refused.Message);
        }
        catch (Exception failure) when (IoWords.IsIo(failure))
        {
            return IoWords.Failed(failure);
        }
    }
}
