namespace Permagent.Node.Tests.Processes;

/// <summary>A moment in a trial: so many answers after its daemon took the home, and so long after the last of
/// them. It is the same moment on a slow machine and on a busy one.</summary>
internal readonly record struct KillPoint(int Answers, TimeSpan After);

/// <summary>What was met at a kill point.</summary>
/// <param name="Killed">False when the daemon had ended by then.</param>
/// <param name="State">The last feed row that was heard of, or <c>starting</c>, or <c>ready</c>.</param>
internal sealed record KillReport(bool Killed, string State);

/// <summary>When a whole trial gave which answer, measured from the moment its daemon took the home.</summary>
internal sealed record TrialLength(IReadOnlyList<TimeSpan> Answers, TimeSpan Whole)
{
    /// <summary>The point at this share of the length, 0 to 1.</summary>
    public KillPoint At(double share)
    {
        var moment = Whole * share;
        var before = Answers.Count(answer => answer <= moment);
        return new(before, before == 0 ? moment : moment - Answers[before - 1]);
    }
}
