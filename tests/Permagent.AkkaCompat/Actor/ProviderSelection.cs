namespace Permagent.Kernel.Actor;

/// <summary>Which kind of refs a system makes: this kernel has local ones only.</summary>
public abstract class ProviderSelection
{
    private ProviderSelection(string identifier) => Identifier = identifier;

    /// <summary>The word in the configuration.</summary>
    public string Identifier { get; }

    /// <summary>Refs within the process.</summary>
    public sealed class Local : ProviderSelection
    {
        private Local()
            : base("local")
        {
        }

        /// <summary>The one instance.</summary>
        public static Local Instance { get; } = new();
    }

    /// <summary>A provider by its type's name.</summary>
    public sealed class Custom(string identifier) : ProviderSelection(identifier);
}
