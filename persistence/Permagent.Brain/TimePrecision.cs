namespace Permagent.Brain;

/// <summary>How exact a time is.</summary>
public enum TimePrecision
{
    /// <summary>To the second or better.</summary>
    Exact,

    /// <summary>The day is known.</summary>
    Day,

    /// <summary>The month is known.</summary>
    Month,

    /// <summary>The year is known.</summary>
    Year,

    /// <summary>The time of the file, for want of a better one.</summary>
    File,
}
