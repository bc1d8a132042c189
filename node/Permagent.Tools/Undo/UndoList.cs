using System.Globalization;
using Permagent.Actors.Ports;
using Permagent.Protocol.Gate;

namespace Permagent.Tools.Undo;

/// <summary>The undo store as a list for people.</summary>
internal sealed class UndoList(UndoStore store) : IUndoList
{
    /// <inheritdoc/>
    public ImmutableArray<UndoRow> List(int countMax, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return
        [
            .. store.Records().OrderByDescending(record => record.At).ThenByDescending(record => record.Id)
                .Take(countMax).Select(record => new UndoRow(
                    new(long.Parse(record.Id.AsSpan(1), CultureInfo.InvariantCulture)), record.What, record.At,
                    record.At + store.KeptMax)),
        ];
    }
}
