using System.Collections.Immutable;
using System.Globalization;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;

namespace Permagent.Journal.Tests.Plugin;

/// <summary>Counts each number once. Its state is a set; applying a number twice makes it fail.</summary>
internal sealed class Counter : ReceivePersistentActor
{
    private ImmutableSortedSet<int> _numbers = [];

    public Counter()
    {
        Recover<int>(Apply);
        Recover<SnapshotOffer>(offer => _numbers = Parse((string)offer.Snapshot));
        Command<int>(OnNumber);
        Command<string>(_ => Sender.Tell(_numbers.ToImmutableArray()));
    }

    public override string PersistenceId => "counter";

    public static Props PropsFor() => Props.Create(() => new Counter());

    private static ImmutableSortedSet<int> Parse(string text) =>
        [.. text.Split(',').Select(one => int.Parse(one, CultureInfo.InvariantCulture))];

    private void OnNumber(int number)
    {
        if (_numbers.Contains(number))
        {
            Sender.Tell(number); // Stored before; the answer was lost.
            return;
        }

        Persist(number, stored =>
        {
            Apply(stored);
            if (_numbers.Count % 5 == 0) SaveSnapshot(string.Join(',', _numbers));
            Sender.Tell(stored);
        });
    }

    private void Apply(int number)
    {
        if (_numbers.Contains(number)) throw new InvalidOperationException($"{number} is applied twice");
        _numbers = _numbers.Add(number);
    }
}
