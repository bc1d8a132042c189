using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permagent.Architecture.Tests.Rules;

/// <summary>What actors, their state and the orchestrator must not name; which message has a handler.</summary>
internal static partial class ActorRules
{
    private const string Actors = "actors/Permagent.Actors/";
    private const string Protocol = "actors/Permagent.Protocol/";

    private static readonly (string Pattern, string Words)[] BannedInActors =
    [
        (@"\.Ask(<|\()", "no Ask inside an actor: tell, and give a ReplyTo"),
        (@"\.ConfigureAwait\(", "ConfigureAwait leaves the actor"),
        (@"\.ContinueWith\(", "ContinueWith leaves the actor: PipeTo"),
        (@"\bTask\.Run\(", "Task.Run leaves the actor: IWorkRunner and PipeTo"),
        (@"\.Result\b(?!\s*[;,)]?\s*=)", "a task's Result blocks the actor's thread"),
        (@"\b(Akka|Permagent\.Kernel)\.", "no engine's name in an actor file: Engine.*.cs has the usings"),
    ];

    private static readonly string[] BannedInState =
        ["Context", "Sender", "Self", "TimeProvider", "ILogger", "DateTimeOffset.UtcNow"];

    private static readonly string[] BannedInOrchestrator =
    [
        "IEffectTool", "EffectPermit", "File", "Directory", "FileStream", "Process", "HttpClient", "Socket",
        "SqliteConnection",
    ];

    public static bool IsActorFile(SourceFile file) => file.Name.EndsWith("Actor.cs", StringComparison.Ordinal)
        || file.Name.EndsWith("Specialist.cs", StringComparison.Ordinal);

    public static IEnumerable<Finding> InActors(SourceFile file)
    {
        foreach (var (pattern, words) in BannedInActors)
        {
            for (var i = 0; i < file.Lines.Length; i++)
            {
                var code = CodeOf(file.Lines[i]);
                if (Regex.IsMatch(code, pattern)) yield return new(file.Path, i + 1, words);
            }
        }

        foreach (var call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression.ToString() == "Props.Create"))
        {
            var method = call.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault()?.Identifier.Text;
            if (method != "PropsFor") yield return file.At(call, "Props.Create only in PropsFor of the actor");
        }
    }

    public static IEnumerable<Finding> InState(SourceFile file) => file.Root.DescendantTokens()
        .Where(token => BannedInState.Contains(token.ValueText))
        .Select(token => file.At(token.Parent!, $"state is pure: it must not name {token.ValueText}"));

    public static IEnumerable<Finding> InOrchestrator(SourceFile file) => file.Root.DescendantTokens()
        .Where(token => BannedInOrchestrator.Contains(token.ValueText))
        .Select(token => file.At(token.Parent!, $"the orchestrator never acts: it must not name {token.ValueText}"));

    /// <summary>Every message that derives from a protocol's abstract record has a handler somewhere.</summary>
    public static IEnumerable<Finding> Unhandled(IReadOnlyCollection<SourceFile> sources)
    {
        var handled = sources.Where(file => file.Path.StartsWith(Actors, StringComparison.Ordinal))
            .SelectMany(file => Handlers().Matches(file.Text)).Select(match => match.Groups[1].Value).ToHashSet();
        foreach (var file in sources.Where(file => file.Path.StartsWith(Protocol, StringComparison.Ordinal)))
        {
            foreach (var message in file.Root.DescendantNodes().OfType<RecordDeclarationSyntax>())
            {
                var parent = message.BaseList?.Types.FirstOrDefault()?.Type.ToString() ?? "";
                if (parent.EndsWith("Message", StringComparison.Ordinal) && !handled.Contains(message.Identifier.Text))
                    yield return file.At(message, $"{message.Identifier.Text} has no handler: Receive or Command it");
            }
        }
    }

    /// <summary>Events are written in the goals folder alone, and every one has an arm in Apply.</summary>
    public static IEnumerable<Finding> GoalEvents(IReadOnlyCollection<SourceFile> sources)
    {
        const string goals = Actors + "Goals/";
        var events = sources.Where(file => file.Path.StartsWith(goals, StringComparison.Ordinal))
            .SelectMany(file => file.Root.DescendantNodes().OfType<RecordDeclarationSyntax>())
            .Where(record => record.BaseList?.Types.FirstOrDefault()?.Type.ToString().StartsWith(
                "GoalEvent", StringComparison.Ordinal) == true)
            .Select(record => record.Identifier.Text).ToHashSet();
        foreach (var file in sources.Where(file => Repository.IsProduct(file.Path)
            && !file.Path.StartsWith(goals, StringComparison.Ordinal)))
        {
            foreach (var made in file.Root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
                .Where(made => events.Contains(made.Type.ToString())))
            {
                yield return file.At(made, $"{made.Type} is an event of a goal: only the goals folder makes it");
            }
        }
    }

    private static string CodeOf(string line)
    {
        var comment = line.IndexOf("//", StringComparison.Ordinal);
        return comment < 0 ? line : line[..comment];
    }

    [GeneratedRegex(@"\b(?:Receive|ReceiveAsync|Command|CommandAsync)<(?:\w+\.)*(\w+)>")]
    private static partial Regex Handlers();
}
