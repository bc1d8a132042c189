#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>The children of one cell in order of creation, linked through the cells themselves. Whoever uses it holds
/// the lock of the object: other threads make top-level actors and resolve paths.</summary>
internal sealed class Children
{
    /// <summary>Up to so many children a walk finds a name as fast as a dictionary, and costs nothing.</summary>
    private const int WalkedMax = 8;

    private ActorCell _first;
    private ActorCell _last;
    private long _numbersGiven;

    // Made by the first search among many, then kept up.
    private Dictionary<string, ActorCell> _byName;
    private Dictionary<long, ActorCell> _byNumber;

    /// <summary>Children of an actor that ends without any: nobody can add one.</summary>
    internal static Children None { get; } = new();

    internal int Count { get; private set; }

    /// <summary>Children that were told to stop and have not ended.</summary>
    internal int Stopping { get; private set; }

    /// <summary>The number of the next generated name.</summary>
    internal long NextNumber() => _numbersGiven++;

    internal bool Contains(ActorCell child) => child.Link.Owner == this;

    /// <summary>The child of a name, or null.</summary>
    internal ActorCell Find(string name)
    {
        long number = GeneratedName.NumberOf(name);
        if (Count <= WalkedMax)
        {
            return Walk(name, number);
        }

        return number < 0
            ? (_byName ??= Index(cell => cell.SelfRef.Path.Number < 0, cell => cell.SelfRef.Path.Name))
                .GetValueOrDefault(name)
            : (_byNumber ??= Index(cell => cell.SelfRef.Path.Number >= 0, cell => cell.SelfRef.Path.Number))
                .GetValueOrDefault(number);
    }

    /// <summary>Adds a child whose name is free.</summary>
    internal void Add(ActorCell child)
    {
        child.Link = new ChildLink { Owner = this, Previous = _last };
        if (_last is null)
        {
            _first = child;
        }
        else
        {
            _last.Link.Next = child;
        }

        _last = child;
        Count++;
        ActorPath path = child.SelfRef.Path;
        if (path.Number < 0)
        {
            _byName?.Add(path.Name, child);
        }
        else
        {
            _byNumber?.Add(path.Number, child);
        }
    }

    /// <summary>Takes note that a child was told to stop.</summary>
    internal void MarkStopping(ActorCell child)
    {
        if (Contains(child) && !child.Link.IsStopping)
        {
            child.Link.IsStopping = true;
            Stopping++;
        }
    }

    /// <summary>Takes a child out. True when it was the last one that others waited for.</summary>
    internal bool Remove(ActorCell child)
    {
        ChildLink link = child.Link;
        if (link.Previous is null)
        {
            _first = link.Next;
        }
        else
        {
            link.Previous.Link.Next = link.Next;
        }

        if (link.Next is null)
        {
            _last = link.Previous;
        }
        else
        {
            link.Next.Link.Previous = link.Previous;
        }

        child.Link = default;
        Count--;
        Forget(child.SelfRef.Path);
        return link.IsStopping && --Stopping == 0;
    }

    /// <summary>The children of this moment.</summary>
    internal ActorCell[] ToArray()
    {
        if (Count == 0)
        {
            return [];
        }

        ActorCell[] all = new ActorCell[Count];
        int at = 0;
        for (ActorCell child = _first; child is not null; child = child.Link.Next)
        {
            all[at++] = child;
        }

        return all;
    }

    private void Forget(ActorPath path)
    {
        if (Count <= WalkedMax)
        {
            (_byName, _byNumber) = (null, null);
        }
        else if (path.Number < 0)
        {
            _byName?.Remove(path.Name);
        }
        else
        {
            _byNumber?.Remove(path.Number);
        }
    }

    private ActorCell Walk(string name, long number)
    {
        ActorCell child = _first;
        while (child is not null && !child.SelfRef.Path.IsNamed(name, number))
        {
            child = child.Link.Next;
        }

        return child;
    }

    private Dictionary<TKey, ActorCell> Index<TKey>(Predicate<ActorCell> belongs, Func<ActorCell, TKey> keyOf)
    {
        Dictionary<TKey, ActorCell> index = [];
        for (ActorCell child = _first; child is not null; child = child.Link.Next)
        {
            if (belongs(child))
            {
                index.Add(keyOf(child), child);
            }
        }

        return index;
    }
}

/// <summary>A cell's place among its parent's children; under the lock of <see cref="Owner"/>.</summary>
internal struct ChildLink
{
    /// <summary>The children it is one of; null before it is added and after its end.</summary>
    internal Children Owner;
    internal ActorCell Previous;
    internal ActorCell Next;

    /// <summary>Whether the parent has told it to stop.</summary>
    internal bool IsStopping;
}
