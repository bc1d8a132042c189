using System.Security.Cryptography;
using System.Text;
using Permagent.Verify.Formats;

namespace Permagent.Verify.Tests.Formats;

public sealed class SmallFormatTests
{
    [Fact]
    public void A_node_id_is_base32_of_the_start_of_the_hash()
    {
        // SHA-256 of nothing starts e3b0c442 98fc1c14 9afbf4c8 996fb9; base32 of it by hand of RFC 4648.
        Assert.Equal("4oymiquy7qobjgx36tejs35z", NodeId.Of([]).ToString());
    }

    [Fact]
    public void A_commitment_depends_on_salt_and_payload_and_is_its_published_formula()
    {
        var salt = new byte[32];
        byte[] formula = [.. "permagent/commit/v1\0"u8, .. salt, 0, 0, 0, 0, 0, 0, 0, 2, 7, 8];

        var commitment = Commitment.Of(salt, [7, 8]);

        Assert.Equal(Digest.Of(formula), commitment);
        salt[31] = 1;
        Assert.NotEqual(commitment, Commitment.Of(salt, [7, 8]));
        Assert.Throws<ArgumentException>(() => Commitment.Of(new byte[31], []));
    }

    [Fact]
    public void Fields_absent_and_empty_differ()
    {
        var bytes = new Tlv().Absent().Bytes([]).Texts(["a"]).ToArray();

        Assert.Equal(
            "00000001ffffffffffffffff" + "000000020000000000000000"
            + "00000003000000000000000d" + "00000001" + "0000000000000001" + "61",
            Convert.ToHexStringLower(bytes));
    }

    [Theory]
    [InlineData("AAA")]
    [InlineData("AAB=")]
    [InlineData("AA==\n")]
    [InlineData(" AA==")]
    [InlineData("A-A=")]
    [InlineData(null)]
    public void Base64_has_one_spelling(string? text)
    {
        Assert.False(Base64.TryDecode(text, out _));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1.5}""")]
    [InlineData("""{"a":1e3}""")]
    [InlineData("""{"a":9007199254740992}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":1} x""")]
    [InlineData("\uFEFF{}")]
    public void Json_against_the_rules_is_refused(string json)
    {
        Assert.Throws<FormatException>(() => StrictJson.Parse(Encoding.UTF8.GetBytes(json), 1000));
    }

    [Fact]
    public void Json_of_wrong_bytes_length_or_depth_is_refused()
    {
        Assert.Throws<FormatException>(() => StrictJson.Parse(new byte[] { (byte)'"', 0xff, (byte)'"' }, 1000));
        Assert.Throws<FormatException>(() => StrictJson.Parse("[1,2,3]"u8.ToArray(), 3));
        Assert.Throws<FormatException>(() => StrictJson.Parse(Encoding.UTF8.GetBytes(new string('[', 40)), 1000));
    }

    [Fact]
    public void A_time_has_one_spelling()
    {
        var time = new DateTimeOffset(2026, 1, 31, 8, 15, 0, 7, TimeSpan.FromHours(2));

        Assert.Equal("2026-01-31T06:15:00.007Z", Timestamp.Write(time));
        Assert.Equal(time, Timestamp.Read("2026-01-31T06:15:00.007Z"));
        Assert.False(Timestamp.TryRead("2026-01-31T06:15:00Z", out _));
    }

    [Fact]
    public void A_key_on_another_curve_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Throws<FormatException>(() => PublicKey.FromSpki(other.ExportSubjectPublicKeyInfo()));
        Assert.Throws<FormatException>(() => new EcdsaSigner(other));
        Assert.Throws<FormatException>(() => PublicKey.FromSpki(new byte[] { 1, 2, 3 }));
    }

    [Fact]
    public void A_key_comes_back_from_its_pem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var known = PublicKey.FromSpki(key.ExportSubjectPublicKeyInfo());

        Assert.Equal(known.Id, PublicKey.FromPem(known.ToPem()).Id);
        Assert.Throws<FormatException>(() => PublicKey.FromPem("no key"));
        Assert.Throws<FormatException>(() => PublicKey.FromPem(known.ToPem().Replace("PUBLIC", "PRIVATE")));
    }

    [Fact]
    public void Entries_of_a_bundle_come_back_and_a_cut_file_is_refused()
    {
        using var file = new MemoryStream();
        EntryBundle.Write(file, 3, [1, 2]);
        EntryBundle.Write(file, 9, []);
        var bytes = file.ToArray();

        var read = EntryBundle.Read(new MemoryStream(bytes)).ToArray();

        Assert.Equal([3L, 9L], read.Select(entry => entry.Seq));
        Assert.Equal(new byte[] { 1, 2 }, read[0].Bytes);
        Assert.Throws<FormatException>(() => EntryBundle.Read(new MemoryStream(bytes[..^1])).Count());
        Assert.Throws<FormatException>(() => EntryBundle.Read(new MemoryStream([.. bytes, .. bytes])).Count());
    }
}
