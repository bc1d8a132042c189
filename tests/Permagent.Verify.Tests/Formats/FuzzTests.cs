using System.Text;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Verify.Tests.Formats;

public sealed class FuzzTests
{
    private const int Rounds = 3000;

    private static readonly string[] Seeds =
    [
        """{"payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[{"keyid":"a","sig":"AA=="}]}""",
        "permagent/4oymiquy7qobjgx36tejs35z/0\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 a AAAAAAAA\n",
        "c2sp.org/tlog-proof@v1\nindex 3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\na\n\n\u2014 a AAAAAAAA\n",
        """
        {"v":1,"log":"permagent/4oymiquy7qobjgx36tejs35z/0","seq":0,"type":"observe","ts":"1970-01-01T00:00:00.000Z",
        "boot":"b","mono_ms":1,"actor":{"kind":"system"},"observed":["actor"],"asserted":[]}
        """,
        "old 3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        """
        {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{"sha256":"00"}}],
        "predicateType":"https://github.com/permagent/permagent/attestation/key-event/v1","predicate":{"v":1}}
        """,
    ];

    private static readonly Action<byte[]>[] Readers =
    [
        bytes => Dsse.Read(bytes),
        bytes => Checkpoint.Read(SignedNote.Read(bytes)),
        bytes => TlogProof.Read(bytes),
        bytes => EntryCodec.Read(bytes),
        bytes => ConsistencyProof.Read(bytes),
        bytes => StatementCodec.ReadKeyEvent(new DsseEnvelope(Dsse.InTotoPayload, bytes, [])),
        bytes => StatementCodec.ReadReceipt(new DsseEnvelope(Dsse.InTotoPayload, bytes, [])),
        bytes => PublicKey.FromPem(Encoding.UTF8.GetString(bytes)),
        bytes => PublicKey.FromSpki(bytes),
        bytes => EntryBundle.Read(new MemoryStream(bytes)).Count(),
    ];

    [Fact]
    public void Readers_answer_any_bytes_with_a_value_or_a_format_error()
    {
#pragma warning disable RS0030 // The seed is the point: a failure can be repeated.
        var random = new Random(20_261_127);
#pragma warning restore RS0030
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Mutated(Encoding.UTF8.GetBytes(Seeds[round % Seeds.Length]), random);
            var read = Readers[random.Next(2) == 0 ? round % Seeds.Length : random.Next(Readers.Length)];

            var failure = Record.Exception(() => read(bytes));

            Assert.True(failure is null or FormatException, $"round {round}: {failure}");
        }
    }

    [Fact]
    public void The_seeds_of_the_fuzzing_are_read_where_they_are_whole()
    {
        foreach (var i in new[] { 0, 1, 3, 4 })
        {
            Assert.Null(Record.Exception(() => Readers[i](Encoding.UTF8.GetBytes(Seeds[i]))));
        }
    }

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[place] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(place, Math.Min(random.Next(8), bytes.Count - place)); break;
                case 2: bytes.InsertRange(place, bytes.Take(random.Next(bytes.Count)).ToArray()); break;
                default: bytes.Insert(place, (byte)random.Next(256)); break;
            }

            if (bytes.Count == 0) bytes.Add(0);
        }

        return [.. bytes];
    }
}
