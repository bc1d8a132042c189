namespace Permagent.Kernel.Actor;

/// <summary>A scheduler with a clock of its own, which its system takes for all its times.</summary>
public interface IClockedScheduler : IScheduler
{
    /// <summary>The clock.</summary>
    TimeProvider Clock { get; }

    /// <summary>The one that <c>akka.scheduler.implementation</c> names; null for the usual one.</summary>
    internal static IClockedScheduler Of(Configuration.Config config)
    {
        string name = config.GetString("akka.scheduler.implementation", "");
        Type type = name.Length == 0 ? null : Util.TypeNames.Find(name);
        return typeof(IClockedScheduler).IsAssignableFrom(type)
            ? (IClockedScheduler)Util.TypeNames.Make(type, config)
            : null;
    }
}
