using System.Text.Json;
using Permagent.Protocol.Planning;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Planning;

/// <summary>Reads a playbook's stored JSON. Unknown and missing names are refused, so that a typing mistake is seen
/// when it is made.</summary>
internal static class PlaybookReader
{
    /// <summary>Most bytes of one stored playbook: 64 KiB, twenty times the longest that we ship.</summary>
    private const int PlaybookBytesMax = 65_536;

    /// <exception cref="PlaybookFormatException">The bytes are no playbook; the message says what is wrong.</exception>
    public static Playbook Read(string name, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var fields = new Fields(StrictJson.Parse(bytes, PlaybookBytesMax), "playbook");
            var book = new Playbook(
                fields.Text("id"), fields.Int("version"), fields.Text("title"), fields.Text("description"),
                fields.Texts("examples"), PlanOf(fields), Digest.Of(bytes.Span).ToString());
            fields.End();
            return book;
        }
        catch (Exception failure) when (failure is FormatException or JsonException or InvalidOperationException)
        {
            throw new PlaybookFormatException(name, failure.Message);
        }
    }

    private static Plan PlanOf(Fields fields) => new(
        fields.Text("restate"), fields.Texts("done_when"), fields.Objects("tasks", TaskOf), fields.Texts("land"), null);

    private static PlanTask TaskOf(Fields task) => new(
        task.Text("id"), task.Text("title"), task.Text("why"), task.Text("kind"), task.Texts("needs"),
        task.Texts("reads"), task.Texts("writes"), task.Texts("tools"), task.Int("tier"), task.Text("size"),
        task.Text("model"), task.Ints("covers"), task.Objects("checks", CheckOf), task.Objects("steps", StepOf),
        task.Flag("optional"));

    private static PlanCheck CheckOf(Fields check) => new(
        check.Text("kind"), check.Raw("spec"), check.Flag("guard"), check.Ints("proves"));

    private static PlanStep StepOf(Fields step) => new(step.Text("tool"), step.Raw("args"));

    /// <summary>One JSON object, read name by name.</summary>
    private sealed class Fields(JsonElement value, string place)
    {
        private readonly HashSet<string> _read = new(StringComparer.Ordinal);

        public string Text(string name) => Of(name, JsonValueKind.String).GetString()!;

        public int Int(string name) => Of(name, JsonValueKind.Number).GetInt32();

        public string Raw(string name) => Of(name, JsonValueKind.Object).GetRawText();

        /// <summary>False when it is absent.</summary>
        public bool Flag(string name)
        {
            _read.Add(name);
            return value.TryGetProperty(name, out var found) && found.GetBoolean();
        }

        public ImmutableArray<string> Texts(string name) => [.. Items(name).Select(item => item.GetString()!)];

        public ImmutableArray<int> Ints(string name) => [.. Items(name).Select(item => item.GetInt32())];

        public ImmutableArray<T> Objects<T>(string name, Func<Fields, T> read)
        {
            var all = ImmutableArray.CreateBuilder<T>();
            foreach (var item in Items(name))
            {
                var fields = new Fields(item, $"{place}.{name}[{all.Count}]");
                all.Add(read(fields));
                fields.End();
            }

            return all.ToImmutable();
        }

        /// <summary>Refuses names that nobody asked for.</summary>
        public void End()
        {
            foreach (var property in value.EnumerateObject())
            {
                if (!_read.Contains(property.Name))
                    throw new FormatException($"{place} has the unknown name \"{property.Name}\".");
            }
        }

        /// <summary>An absent list is an empty one.</summary>
        private JsonElement.ArrayEnumerator Items(string name)
        {
            _read.Add(name);
            return value.TryGetProperty(name, out var found) ? found.EnumerateArray() : default;
        }

        private JsonElement Of(string name, JsonValueKind kind)
        {
            _read.Add(name);
            if (!value.TryGetProperty(name, out var found) || found.ValueKind != kind)
                throw new FormatException($"{place} needs \"{name}\", of kind {kind}.");
            return found;
        }
    }
}
