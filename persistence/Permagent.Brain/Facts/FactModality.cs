namespace Permagent.Brain.Facts;

/// <summary>How a statement was meant. Only asserted ones may supersede.</summary>
public enum FactModality
{
    /// <summary>Said to be so.</summary>
    Asserted,

    /// <summary>Intended.</summary>
    Planned,

    /// <summary>Supposed.</summary>
    Hypothetical,

    /// <summary>Said by somebody else.</summary>
    Reported,

    /// <summary>Asked.</summary>
    Asked,
}
