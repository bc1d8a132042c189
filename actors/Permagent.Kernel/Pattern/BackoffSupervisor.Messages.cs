#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Pattern;

/// <summary>What a supervisor can be asked.</summary>
public sealed partial class BackoffSupervisor
{
    /// <summary>Asks for the child. Answer: <see cref="CurrentChild"/>.</summary>
    public sealed class GetCurrentChild
    {
        private GetCurrentChild()
        {
        }

        /// <summary>The one instance.</summary>
        public static GetCurrentChild Instance { get; } = new();
    }

    /// <summary>The child, or null while there is none.</summary>
    public sealed class CurrentChild(IActorRef @ref)
    {
        /// <summary>The child, or null.</summary>
        public IActorRef Ref { get; } = @ref;
    }

    /// <summary>Begins the delays anew, where the options say that this is done by hand.</summary>
    public sealed class Reset
    {
        private Reset()
        {
        }

        /// <summary>The one instance.</summary>
        public static Reset Instance { get; } = new();
    }

    /// <summary>Asks for the number of starts in a row. Answer: <see cref="RestartCount"/>.</summary>
    public sealed class GetRestartCount
    {
        private GetRestartCount()
        {
        }

        /// <summary>The one instance.</summary>
        public static GetRestartCount Instance { get; } = new();
    }

    /// <summary>The number of starts in a row.</summary>
    public sealed class RestartCount(int count)
    {
        /// <summary>The number.</summary>
        public int Count { get; } = count;
    }
}
