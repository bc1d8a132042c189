namespace Permagent.Verify.Keys;

/// <summary>A key that a home enrolled: its role (one of <c>KeyRoles</c>), and until which entry it is trusted if it
/// was revoked.</summary>
public sealed record RingKey(PublicKey Key, string Role, bool Revoked = false, long? LastTrustedSeq = null);
