using System.Security.Cryptography;
using System.Text;
using Permagent.Verify.Formats;

namespace Permagent.Verify.Tests.Formats;

public sealed class DsseTests
{
    private static readonly byte[] Hello = Encoding.UTF8.GetBytes("hello world");

    [Fact]
    public void The_signed_bytes_are_those_of_the_published_example()
    {
        var pae = Dsse.Pae("http://example.com/HelloWorld", Hello);

        Assert.Equal("DSSEv1 29 http://example.com/HelloWorld 11 hello world", Encoding.UTF8.GetString(pae));
    }

    [Fact]
    public void The_published_envelope_verifies_under_the_published_key()
    {
        // Key and signature of the example in the DSSE protocol description; its signature is r‖s, ours are DER.
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Number("46950820868899156662930047687818585632848591499744589407958293238635476079160"),
                Y = Number("5640078356564379163099075877009565129882514886557779369047442380624545832820"),
            },
        });
        var published = Convert.FromBase64String(
            "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==");

        var pae = Dsse.Pae("http://example.com/HelloWorld", Hello);

        var holds = ecdsa.VerifyData(pae, published, HashAlgorithmName.SHA256);
        var key = PublicKey.FromSpki(ecdsa.ExportSubjectPublicKeyInfo());

        Assert.True(holds);
        Assert.False(key.Verify(pae, published));
    }

    [Fact]
    public void An_envelope_comes_back_as_it_was_written_and_is_signed()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signer = new EcdsaSigner(key);

        var written = Dsse.Write(Dsse.Sign("type", Hello, signer));
        var read = Dsse.Read(written);

        Assert.Equal(written, Dsse.Write(read));
        Assert.True(read.IsSignedBy(PublicKey.FromSpki(signer.Spki)));
        Assert.False((read with { Payload = new byte[] { 1 } }).IsSignedBy(PublicKey.FromSpki(signer.Spki)));
    }

    [Theory]
    [InlineData("""{"payload":"AA==","payloadType":"t","signatures":[]}""")]
    [InlineData("""{"payload":"AB==","payloadType":"t","signatures":[{"sig":"AA=="}]}""")]
    [InlineData("""{"payload":"AA= =","payloadType":"t","signatures":[{"sig":"AA=="}]}""")]
    [InlineData("""{"payload":"AA==","payload":"AA==","payloadType":"t","signatures":[{"sig":"AA=="}]}""")]
    [InlineData("""{"payload":"AA==","payloadType":7,"signatures":[{"sig":"AA=="}]}""")]
    [InlineData("""{"payload":"AA==","payloadType":"t","signatures":[7]}""")]
    [InlineData("""[]""")]
    [InlineData("")]
    public void A_wrong_envelope_is_refused(string json)
    {
        Assert.Throws<FormatException>(() => Dsse.Read(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void Both_alphabets_of_base64_are_read()
    {
        var json = """{"payload":"-_8=","payloadType":"t","signatures":[{"sig":"+/8="}]}""";

        var read = Dsse.Read(Encoding.UTF8.GetBytes(json));

        Assert.Equal(read.Payload.ToArray(), read.Signatures[0].Bytes.ToArray());
    }

    private static byte[] Number(string digits) =>
        System.Numerics.BigInteger.Parse(digits).ToByteArray(isUnsigned: true, isBigEndian: true) is var bytes
            ? [.. new byte[32 - bytes.Length], .. bytes]
            : [];
}
