namespace Permagent.Brain;

/// <summary>How text becomes index terms (brain.md 6.1).</summary>
public enum AnalysisForm
{
    /// <summary>All scripts, folded; identifiers whole and in parts.</summary>
    Product,

    /// <summary>The exact form of the published measurements: Latin letters and digits.</summary>
    Evaluation,
}
