using Permagent.Verify.Keys;

namespace Permagent.Ledger.Storage;

/// <summary>Key events: the signed envelope stands in the entry, and nothing enters that its rule does not
/// allow.</summary>
internal static class KeyEventWork
{
    private static readonly string[] KeyTypes =
        [EntryTypes.LogOpen, EntryTypes.KeyAdd, EntryTypes.KeyRotate, EntryTypes.KeyRevoke];

    /// <summary>Checks the event and makes its keys count after the commit.</summary>
    /// <exception cref="LedgerRefusedException">The envelope is missing or its rule is not kept.</exception>
    public static void Apply(LedgerTransaction transaction, EntryDraft draft)
    {
        try
        {
            transaction.NewKeys = (transaction.NewKeys ?? transaction.Context.Keys).With(EnvelopeOf(draft));
        }
        catch (Exception failure) when (failure is KeyEventRefusedException or FormatException)
        {
            throw new LedgerRefusedException($"{draft.Type}: {failure.Message}", failure);
        }
    }

    /// <summary>The ring told by all key events of a log.</summary>
    public static KeyRing Fold(IEnumerable<Entry> entries)
    {
        KeyRing? keys = null;
        foreach (var entry in entries.Where(entry => KeyTypes.Contains(entry.Type)))
        {
            var envelope = EnvelopeOf(entry.Draft);
            keys = keys is null ? KeyRing.Start(envelope) : keys.With(envelope);
        }

        return keys ?? throw new FormatException("The log does not say which keys it started with.");
    }

    public static DsseEnvelope EnvelopeOf(EntryDraft draft) =>
        Base64.TryDecode(draft.Decision?.Envelope, out var bytes)
            ? Dsse.Read(bytes)
            : throw new FormatException($"{draft.Type} holds no envelope.");
}
