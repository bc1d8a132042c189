using System.Security.Cryptography;
using System.Text;
using Permagent.Verify.Formats;

namespace Permagent.Verify.Tests.Formats;

public sealed class NoteTests : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly EcdsaSigner _signer;
    private readonly LogOrigin _origin;

    public NoteTests()
    {
        _signer = new EcdsaSigner(_key);
        _origin = new LogOrigin(NodeId.Of(_signer.Spki.Span), 0);
    }

    public void Dispose() => _key.Dispose();

    private PublicKey Public => PublicKey.FromSpki(_signer.Spki);

    private SignedNote Note(long size = 7) =>
        new Checkpoint(_origin, new MerkleHead(size, Digest.Of([1]))).Sign(_signer);

    [Fact]
    public void A_checkpoint_comes_back_and_is_signed()
    {
        var text = Note().Write();

        var read = SignedNote.Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal(text, read.Write());
        Assert.Equal(new MerkleHead(7, Digest.Of([1])), Checkpoint.Read(read).Head);
        Assert.NotNull(read.SignatureOf(_origin.ToString(), Public));
        Assert.Null(read.SignatureOf("permagent/other/0", Public));
    }

    [Fact]
    public void The_key_id_of_a_note_is_the_start_of_the_hash_of_the_key()
    {
        var line = Note().Signatures[0].Value;

        var vkey = SignedNote.Vkey(_origin.ToString(), _signer.Spki.Span);

        Assert.Equal(_signer.KeyId.ToString()[..8], Convert.ToHexStringLower(line.Span[..4]));
        Assert.StartsWith($"{_origin}+{_signer.KeyId.ToString()[..8]}+Aj", vkey);
    }

    [Theory]
    [InlineData("a\n7\nAAAA\n")]
    [InlineData("permagent/abc/0\n07\nAAAA\n")]
    [InlineData("one line\n")]
    public void Other_texts_are_no_checkpoints(string text)
    {
        Assert.Throws<FormatException>(() => Checkpoint.Read(new SignedNote(text, [])));
    }

    [Fact]
    public void A_fourth_line_and_a_size_with_leading_zeros_are_refused()
    {
        var note = Note();
        var zeros = note.Text.Replace("\n7\n", "\n07\n");

        Assert.Equal(7, Checkpoint.Read(note).Head.Size);
        Assert.Throws<FormatException>(() => Checkpoint.Read(note with { Text = zeros }));
        Assert.Throws<FormatException>(() => Checkpoint.Read(note with { Text = note.Text + "extension\n" }));
    }

    [Fact]
    public void A_proof_comes_back_as_it_was_written()
    {
        var proof = new TlogProof(3, [Digest.Of([2]), Digest.Of([3])], Note());

        var read = TlogProof.Read(Encoding.UTF8.GetBytes(proof.Write()));

        Assert.Equal(proof.Write(), read.Write());
        Assert.Equal(proof.Hashes.ToArray(), read.Hashes.ToArray());
    }

    [Fact]
    public void A_proof_without_hashes_comes_back_too()
    {
        var proof = new TlogProof(0, [], Note(1));

        var read = TlogProof.Read(Encoding.UTF8.GetBytes(proof.Write()));

        Assert.Empty(read.Hashes);
        Assert.Equal(proof.Write(), read.Write());
    }

    [Fact]
    public void An_origin_comes_back_and_nothing_else_is_one()
    {
        Assert.Equal(_origin, LogOrigin.Parse(_origin.ToString()));
        Assert.Equal(24, _origin.Node.ToString().Length);
        Assert.Throws<FormatException>(() => LogOrigin.Parse(_origin + "0x"));
        Assert.Throws<FormatException>(() => LogOrigin.Parse($"permagent/{_origin.Node}/00"));
        Assert.Throws<FormatException>(() => NodeId.Parse("short"));
    }
}
