using System.Text.Json;
using System.Text.Json.Serialization;
using Permagent.Actors.Ports;
using Permagent.Node.Home;

namespace Permagent.Node.Stop;

/// <summary>The stop flag of a home: a file. Setting it needs no daemon, no database and no answer from
/// anyone.</summary>
public sealed class StopSwitch(HomeFolder home) : IStopFlag
{
    /// <summary>Most bytes that are read of a flag; anyone may have made it by <c>touch</c>.</summary>
    public const int FlagBytesMax = 4096;

    /// <inheritdoc/>
    public bool IsSet => File.Exists(home.StopFile);

    /// <summary>Sets the flag and makes it durable. Keeps the first one when it is set already.</summary>
    public void Set(string by, DateTimeOffset at)
    {
        if (IsSet) return;
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        try
        {
            using var file = new FileStream(home.StopFile, options);
            JsonSerializer.Serialize(file, new StopNote(at, by), StopJson.Default.StopNote);
            file.Flush(flushToDisk: true);
        }
        catch (IOException) when (IsSet)
        {
            return; // Someone else set it in this moment; that is as good.
        }
    }

    /// <summary>Who stopped and when; a flag made by hand gives its file time and <c>file</c>.</summary>
    public StopNote? Read()
    {
        try
        {
            using var file = File.OpenRead(home.StopFile);
            var bytes = new byte[Math.Min(file.Length, FlagBytesMax)];
            file.ReadExactly(bytes);
            return JsonSerializer.Deserialize(bytes, StopJson.Default.StopNote) ?? ByHand();
        }
        catch (JsonException)
        {
            return ByHand();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Takes the flag away. Only the node does this, after a presence signature was checked.</summary>
    public void Clear() => File.Delete(home.StopFile);

    private StopNote ByHand() => new(File.GetLastWriteTimeUtc(home.StopFile), "file");
}

/// <summary>What the flag says.</summary>
/// <param name="Ts">When it was set.</param>
/// <param name="By">Who set it.</param>
public sealed record StopNote(DateTimeOffset Ts, string By);

/// <summary>How the flag stands on disk.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StopNote))]
internal sealed partial class StopJson : JsonSerializerContext;
