namespace Permagent.Brain.Facts;

/// <summary>A change record: ids and counts, never text.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="UndoOf">The change that this one undid; null otherwise.</param>
/// <param name="Items">Rows opened and closed.</param>
/// <param name="CanUndo">True if nothing later depends on it and it has not been undone.</param>
public sealed record Change(
    ChangeId Id, ChangeKind Kind, string Actor, Instant At, ChangeId? UndoOf, int Items, bool CanUndo);
