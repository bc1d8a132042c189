#nullable disable
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>All actors that a path with wildcards means, at the moment of each Tell.</summary>
/// <remarks><c>*</c> and <c>?</c> in names, <c>**</c> as the last name (all descendants), <c>..</c>.</remarks>
public sealed class ActorSelection : ICanTell, IEquatable<ActorSelection>
{
    private readonly string[] _elements;

    /// <summary>A path below an actor.</summary>
    public ActorSelection(IActorRef anchor, string path)
        : this(anchor, (path ?? throw new ArgumentNullException(nameof(path))).Split('/'))
    {
    }

    /// <summary>Names below an actor.</summary>
    /// <exception cref="IllegalActorNameException"><c>**</c> stands before the last name.</exception>
    public ActorSelection(IActorRef anchor, IEnumerable<string> elements)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentNullException.ThrowIfNull(elements);
        Anchor = anchor;
        _elements = [.. elements.Where(name => name.Length > 0)];
        if (Array.IndexOf(_elements, "**") is int wildcard && wildcard >= 0 && wildcard < _elements.Length - 1)
        {
            throw new IllegalActorNameException($"[**] may be the last name of a path only: {PathString}");
        }
    }

    /// <summary>Where the path starts.</summary>
    public IActorRef Anchor { get; }

    /// <summary>The names below the anchor.</summary>
    public IReadOnlyList<string> Path => _elements;

    /// <summary>The names as text.</summary>
    public string PathString => "/" + string.Join('/', _elements);

    /// <inheritdoc/>
    public void Tell(object message, IActorRef sender = null)
    {
        if (message is null)
        {
            throw new InvalidMessageException("Message is null.");
        }

        sender ??= ActorCell.Current?.SelfRef;
        List<KernelRef> found = Resolve();
        if (found.Count == 0)
        {
            TellNobody(message, sender);
        }

        foreach (KernelRef actor in found)
        {
            actor.Tell(message is IAutoReceivedMessage ? message : new SelectionMessage(message), sender);
        }
    }

    /// <summary>The one living actor the path means.</summary>
    /// <exception cref="ActorNotFoundException">None answered in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <summary>The one living actor the path means.</summary>
    /// <exception cref="ActorNotFoundException">None answered in time.</exception>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            ActorIdentity identity = await this.Ask<ActorIdentity>(new Identify(null), timeout, cancellationToken)
                .ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException($"No actor at {this}.");
        }
        catch (AskTimeoutException late)
        {
            throw new ActorNotFoundException($"No actor at {this} answered within {timeout}.", late);
        }
    }

    /// <inheritdoc/>
    public bool Equals(ActorSelection other) => other is not null && Anchor.Equals(other.Anchor)
        && _elements.AsSpan().SequenceEqual(other._elements);

    /// <inheritdoc/>
    public override bool Equals(object obj) => Equals(obj as ActorSelection);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Anchor, PathString);

    /// <inheritdoc/>
    public override string ToString() => $"ActorSelection[Anchor({Anchor.Path}), Path({PathString})]";

    private static IEnumerable<KernelRef> Descendants(KernelRef actor) =>
        actor.ChildRefs().SelectMany(child => Descendants(child).Prepend(child));

    private static IEnumerable<KernelRef> Next(KernelRef actor, string name)
    {
        if (name == "..")
        {
            return actor.Parent is { } parent ? [parent] : [];
        }

        if (name == "**")
        {
            return Descendants(actor);
        }

        if (name.AsSpan().ContainsAny('*', '?'))
        {
            return actor.ChildRefs().Where(child => WildcardMatch.Like(child.Path.Name, name));
        }

        return actor.ChildOf(name) is { } found ? [found] : [];
    }

    private List<KernelRef> Resolve()
    {
        List<KernelRef> found = KernelRef.Of(Anchor) is { } anchor ? [anchor] : [];
        foreach (string name in _elements)
        {
            found = [.. found.SelectMany(actor => Next(actor, name))];
        }

        return found;
    }

    private void TellNobody(object message, IActorRef sender)
    {
        if (message is Identify identify)
        {
            sender?.Tell(new ActorIdentity(identify.MessageId, null), ActorRefs.NoSender);
        }
        else if (Futures.SystemOf(this) is { } system)
        {
            new EmptyRef(system, Anchor.Path / _elements).Tell(message, sender);
        }
    }
}

/// <summary>A message sent through a selection, on its way.</summary>
internal sealed class SelectionMessage(object message)
{
    internal object Message { get; } = message;
}
