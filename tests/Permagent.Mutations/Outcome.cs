namespace Permagent.Mutations;

/// <summary>What became of a deliberate fault.</summary>
internal enum Outcome
{
    /// <summary>A test failed, crashed or hung: the tests guard this line.</summary>
    SeenToFail,

    /// <summary>All tests passed with the fault in place.</summary>
    Survived,

    /// <summary>The list is wrong: its faulty lines are no program.</summary>
    DoesNotCompile,
}
