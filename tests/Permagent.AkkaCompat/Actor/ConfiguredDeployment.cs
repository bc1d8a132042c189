using Permagent.Kernel.Configuration;
using Permagent.Kernel.Configuration.Hocon;
using Permagent.Kernel.Routing;

namespace Permagent.Kernel.Actor;

/// <summary>The section <c>akka.actor.deployment</c>: router, dispatcher and mailbox by an actor's path.</summary>
internal sealed class ConfiguredDeployment
{
    private readonly List<(string[] Path, Config Section)> _rules = [];

    internal ConfiguredDeployment(Config config)
    {
        foreach ((string key, HoconValue value) in config.GetConfig("akka.actor.deployment")?.AsEnumerable() ?? [])
        {
            if (value.IsObject() && key != "default")
            {
                Config section = config.GetConfig($"akka.actor.deployment.{HoconPath.Quote(key)}");
                _rules.Add((key.Split('/', StringSplitOptions.RemoveEmptyEntries), section));
            }
        }
    }

    /// <summary>The props with which the actor of a path is made.</summary>
    /// <exception cref="ConfigurationException">The settings name a router that is not known, or none where the actor
    /// asks for theirs.</exception>
    internal Props Deployed(ActorPath path, Props props)
    {
        Config section = _rules.Count == 0 ? null : SectionOf(path);
        if (section is null)
        {
            return props.Deploy.RouterConfig is FromConfig
                ? throw new ConfigurationException(
                    $"Configuration missing for router [{path}] in 'akka.actor.deployment' section.")
                : props;
        }

        Deploy deploy = props.Deploy;
        if (section.GetString("dispatcher") is { Length: > 0 } dispatcher)
        {
            deploy = deploy.WithDispatcher(dispatcher);
        }

        if (section.GetString("mailbox") is { Length: > 0 } mailbox)
        {
            deploy = deploy.WithMailbox(mailbox);
        }

        if (deploy.RouterConfig is not NoRouter && RouterOf(section, path) is { } router)
        {
            deploy = deploy.WithRouterConfig(router);
        }

        return props.WithPlainDeploy(deploy);
    }

    private static RouterConfig RouterOf(Config section, ActorPath path)
    {
        string router = section.GetString("router", "from-code");
        int instances = section.GetInt("nr-of-instances", 1);
        IList<string> paths = section.GetStringList("routees.paths");
        return router switch
        {
            "from-code" => null,
            "round-robin-pool" => new RoundRobinPool(instances),
            "round-robin-group" => new RoundRobinGroup(paths),
            "broadcast-pool" => new BroadcastPool(instances),
            "broadcast-group" => new BroadcastGroup(paths),
            "consistent-hashing-pool" => new ConsistentHashingPool(instances),
            "consistent-hashing-group" => new ConsistentHashingGroup(paths),
            _ => throw new ConfigurationException($"akka.actor.deployment names the router '{router}' for {path}; "
                + "known are round-robin, broadcast and consistent-hashing, each -pool or -group."),
        };
    }

    // An exact path wins over one with wildcards.
    private Config SectionOf(ActorPath path)
    {
        if (path.Elements.Count < 2 || path.Elements[0] != "user")
        {
            return null;
        }

        string[] names = [.. path.Elements.Skip(1)];
        return _rules.Where(rule => names.AsSpan().SequenceEqual(rule.Path))
            .Concat(_rules.Where(rule => Matches(rule.Path, names)))
            .Select(rule => rule.Section)
            .FirstOrDefault();
    }

    private static bool Matches(string[] pattern, string[] names) => pattern.Length > 0 && pattern[^1] == "**"
        ? names.Length >= pattern.Length && Matches(pattern[..^1], names[..(pattern.Length - 1)])
        : pattern.Length == names.Length
            && pattern.Zip(names).All(pair => pair.First == "*" || pair.First == pair.Second);
}
