namespace Permagent.Kernel.Actor;

/// <summary>Members of Akka.NET's ref providers.</summary>
public static class ActorRefProviderExtensions
{
    extension(ExtendedActorSystem system)
    {
        /// <summary>What makes and finds refs.</summary>
        public IActorRefProvider Provider => (ActorSystemImpl)system;
    }

    extension(IActorRefProvider provider)
    {
        /// <summary>The system's address.</summary>
        public Address DefaultAddress => System(provider).RootPath.Address;

        /// <summary>The ref of the dead letters.</summary>
        public IActorRef DeadLetters => System(provider).DeadLetters;

        /// <summary>The parent of the top-level actors.</summary>
        public IInternalActorRef Guardian => System(provider).UserRef;

        /// <summary>The parent of the system's own actors.</summary>
        public IInternalActorRef SystemGuardian => System(provider).SystemRef;

        /// <summary>The root of the tree.</summary>
        public IInternalActorRef RootGuardian => System(provider).RootRef;

        /// <summary>The root path.</summary>
        public ActorPath RootPath => System(provider).RootPath;

        /// <summary>Where temporary refs live.</summary>
        public IInternalActorRef TempContainer => new Internal.TempContainer(System(provider));

        /// <summary>The living actor of a path, or a ref whose messages become dead letters.</summary>
        public IActorRef ResolveActorRef(ActorPath actorPath) => Resolve(System(provider), actorPath);

        /// <summary>The living actor of a path, or a ref whose messages become dead letters.</summary>
        public IActorRef ResolveActorRef(string path) => ActorPath.TryParse(path, out ActorPath parsed)
            ? Resolve(System(provider), parsed)
            : System(provider).DeadLetters;
    }

    private static ActorSystemImpl System(IActorRefProvider provider) => (ActorSystemImpl)provider;

    private static IActorRef Resolve(ActorSystemImpl system, ActorPath path)
    {
        if (!path.Address.Equals(system.RootPath.Address))
        {
            return system.DeadLetters;
        }

        KernelRef found = system.RootRef;
        foreach (string name in path.Elements.Where(name => name.Length > 0))
        {
            found = found?.ChildOf(name);
        }

        return found is not null && (path.Uid == 0 || path.Uid == found.Path.Uid)
            ? found
            : new EmptyRef(system, path);
    }
}
