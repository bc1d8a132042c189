using Permagent.Brain.Episodes;

namespace Permagent.Brain.Store;

/// <summary>A command for the writer. It may be executed again after a rollback, so it keeps no state.</summary>
internal abstract class WriteCommand
{
    /// <summary>Runs it inside a transaction.</summary>
    public abstract void Execute(WriteScope scope);

    /// <summary>Tells the caller that it is on disk.</summary>
    public abstract void Succeed();

    /// <summary>Tells the caller that nothing was written.</summary>
    public abstract void Refuse(WriteOutcome failure, string reason);

    /// <summary>Hands an error of our own to the caller.</summary>
    public abstract void Throw(Exception failure);

    /// <summary>A command with a value.</summary>
    internal sealed class Of<T>(Func<WriteScope, T> command) : WriteCommand
    {
        private readonly TaskCompletionSource<Written<T>> _answer =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        private T? _value;

        /// <summary>The answer.</summary>
        public Task<Written<T>> Answer => _answer.Task;

        /// <inheritdoc/>
        public override void Execute(WriteScope scope) => _value = command(scope);

        /// <inheritdoc/>
        public override void Succeed() => _answer.TrySetResult(new(_value, null, ""));

        /// <inheritdoc/>
        public override void Refuse(WriteOutcome failure, string reason) =>
            _answer.TrySetResult(new(default, failure, reason));

        /// <inheritdoc/>
        public override void Throw(Exception failure) => _answer.TrySetException(failure);
    }
}
