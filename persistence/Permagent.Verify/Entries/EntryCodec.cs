using System.Text.Json;

namespace Permagent.Verify.Entries;

/// <summary>Writes and reads entries. Hashes are taken over the written bytes, never over bytes written anew.</summary>
public static class EntryCodec
{
    /// <summary>The bytes of an entry.</summary>
    /// <exception cref="EntryRefusedException">Too long, or against a rule of entries.</exception>
    public static byte[] Write(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Check(entry.Draft);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(entry, EntryJson.Wire.Entry);
        if (bytes.Length <= Entry.BytesMax) return bytes;
        throw new EntryRefusedException(
            $"An entry {entry.Type} of {bytes.Length} bytes; at most {Entry.BytesMax} fit. Use a blob.");
    }

    /// <summary>Reads the bytes of an entry.</summary>
    /// <exception cref="FormatException">Not an entry by our rules.</exception>
    public static Entry Read(ReadOnlyMemory<byte> bytes)
    {
        var entry = StrictJson.Read(bytes, Entry.BytesMax, EntryJson.Wire.Entry);
        if (entry.V != Entry.Version) throw new FormatException($"Entry version {entry.V}; this program reads 1.");
        LogOrigin.Parse(entry.Log);
        Timestamp.Read(entry.Ts);
        return entry;
    }

    /// <summary>Checks a draft by the rules of entries, before it is written.</summary>
    /// <exception cref="EntryRefusedException">It breaks one; the text says which.</exception>
    public static void Check(EntryDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (!EntryTypes.All.Contains(draft.Type)) throw new EntryRefusedException($"{draft.Type} is no type of entry.");
        if (!ActorKinds.All.Contains(draft.Actor.Kind))
        {
            throw new EntryRefusedException($"{draft.Actor.Kind} is no kind of actor.");
        }

        if (draft.Data is { } data) CheckData(data);
        var open = EntryPaths.NotCovered(draft);
        if (open.IsEmpty) return;
        throw new EntryRefusedException($"{draft.Type}: {open[0]} is neither in observed nor in asserted.");
    }

    private static void CheckData(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object) throw new EntryRefusedException("data is a JSON object.");
        try
        {
            StrictJson.Check(data);
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException)
        {
            throw new EntryRefusedException($"data: {failure.Message}", failure);
        }
    }
}
