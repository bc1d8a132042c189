using Permagent.Protocol;
using Permagent.Protocol.Goals;

namespace Permagent.Actors.Goals;

// What goals and their list say to each other; nobody else speaks it.

/// <summary>Opens a goal under the number that was kept for it.</summary>
internal sealed record OpenNumbered(OpenGoal Ask, string ShortId);

/// <summary>A goal of an earlier boot: go on, or say that there is nothing.</summary>
internal sealed record Revive;

/// <summary>There is room to work.</summary>
internal sealed record BeginWork;

/// <summary>Look at the stop flag and at yourself.</summary>
internal sealed record LookAgain;

/// <summary>How the goal stands now.</summary>
internal sealed record GoalMoved(GoalReport Report, GoalStatus Status, bool Settled);

/// <summary>The stream is empty: the goal was never taken.</summary>
internal sealed record GoalEmpty(GoalId Goal);
