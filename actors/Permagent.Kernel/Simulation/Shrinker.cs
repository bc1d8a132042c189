using System.Collections.Immutable;

namespace Permagent.Kernel.Simulation;

/// <summary>Looks for a smaller list of decisions that fails in the same way.</summary>
/// <remarks>The smallest failing prefix by bisection, then delta debugging (Zeller and Hildebrandt, 2002) that puts
/// defaults in place of chunks, then single decisions towards zero.</remarks>
internal sealed class Shrinker
{
    private const int RunsMax = 2_000; // Some seconds for a small scenario; more changed no result that was tried.

    private readonly SimulationSchedule _first;
    private readonly SimulationOptions _options;
    private readonly Func<SimulationContext, Task> _scenario;
    private readonly string _failure;
    private ImmutableArray<long> _best;
    private SimulationResult _result;
    private int _runs;

    internal Shrinker(SimulationSchedule first, SimulationOptions options, Func<SimulationContext, Task> scenario)
    {
        // What shrinking tries is not for the eyes of those who follow the run.
        (_first, _options, _scenario) = (first, options with { OnTrace = null }, scenario);
        _best = first.Decisions;
        _result = Run(_best);
        _failure = KindOf(_result.Failure)
            ?? throw new ArgumentException("The run of this schedule does not fail.", nameof(first));
    }

    internal ShrunkSchedule Shrink()
    {
        CutPrefix();
        int before;
        do
        {
            before = Weight(_best);
            ClearChunks();
            LowerValues();
        }
        while (Weight(_best) < before && _runs < RunsMax);

        return new ShrunkSchedule(_first with { Decisions = _best }, _result, _runs);
    }

    /// <summary>Failures of one kind count as the same: texts hold numbers that change from run to run.</summary>
    private static string? KindOf(Exception? failure) => failure switch
    {
        null => null,
        InvariantException broken => broken.Rule,
        _ => failure.GetType().FullName,
    };

    private static int Weight(ImmutableArray<long> decisions) => decisions.Count(one => one > 0) + decisions.Length;

    private SimulationResult Run(ImmutableArray<long> decisions)
    {
        _runs++;
        return Simulation.Replay(_first with { Decisions = decisions }, _options, _scenario);
    }

    private bool TryTake(ImmutableArray<long> decisions)
    {
        if (_runs >= RunsMax)
        {
            return false;
        }

        SimulationResult result = Run(decisions);
        if (KindOf(result.Failure) != _failure)
        {
            return false;
        }

        _best = Trimmed(decisions);
        _result = result;
        return true;
    }

    // What is a default at the end needs no place.
    private static ImmutableArray<long> Trimmed(ImmutableArray<long> decisions)
    {
        int length = decisions.Length;
        while (length > 0 && decisions[length - 1] < 0)
        {
            length--;
        }

        return decisions[..length];
    }

    private void CutPrefix()
    {
        int low = 0;
        int high = _best.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (TryTake(_first.Decisions[..middle]))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
    }

    private void ClearChunks()
    {
        for (int size = Math.Max(1, _best.Length / 2); size >= 1; size /= 2)
        {
            for (int start = 0; start < _best.Length && _runs < RunsMax; start += size)
            {
                int end = Math.Min(_best.Length, start + size);
                ImmutableArray<long> without = [.. _best.Select(
                    (one, i) => i >= start && i < end ? Decisions.Default : one)];
                if (!without.SequenceEqual(_best))
                {
                    TryTake(without);
                }
            }
        }
    }

    private void LowerValues()
    {
        for (int i = 0; i < _best.Length && _runs < RunsMax; i++)
        {
            if (_best[i] > 1 && !TryTake(_best.SetItem(i, 1)))
            {
                TryTake(_best.SetItem(i, _best[i] / 2));
            }
        }
    }
}
