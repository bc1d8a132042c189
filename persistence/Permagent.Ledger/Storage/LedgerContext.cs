using Permagent.Verify.Keys;

namespace Permagent.Ledger.Storage;

/// <summary>What stays the same while a ledger is open, but for the keys, which key events add to.</summary>
internal sealed class LedgerContext(LedgerHome home, LogOrigin origin, ISigner signer, KeyRing keys)
{
    private volatile KeyRing _keys = keys;

    public LedgerHome Home => home;

    public LogOrigin Origin => origin;

    public ISigner Signer => signer;

    /// <summary>Set by the writer alone, after the commit of a key event.</summary>
    public KeyRing Keys { get => _keys; set => _keys = value; }

    public long MonoMs() => (long)home.Clock.GetElapsedTime(0, home.Clock.GetTimestamp()).TotalMilliseconds;
}
