using System.Text;
using System.Text.Json;
using Permagent.Protocol;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate.Calls;

/// <summary>Names an effect whatever attempt or plan leads to it, so that a retry meets what was done before
/// (orchestration.md section 10).</summary>
internal static class EffectKeys
{
    private static readonly byte[] EffectPrefix = Encoding.ASCII.GetBytes("permagent/effect/v1\0");
    private static readonly byte[] KeyPrefix = Encoding.ASCII.GetBytes("permagent/effect-key/v1\0");

    /// <summary>Key over goal, effect (tool and normalised arguments) and how often the attempt did the same. Tools of
    /// this version send nothing anywhere, so an effect has no destination.</summary>
    public static Digest Of(GoalId goal, string tool, JsonElement args, int ordinal)
    {
        var effect = Hash(EffectPrefix, new Tlv().Text(tool).Bytes(CanonicalJson.Write(args)).Absent());
        return Hash(KeyPrefix, new Tlv().Text(goal.ToString()).Hash(effect).Number((ulong)ordinal));
    }

    private static Digest Hash(byte[] prefix, Tlv fields) => Digest.Of([.. prefix, .. fields.ToArray()]);
}
