using Permagent.Brain.Transfer;

namespace Permagent.Brain;

/// <summary>The memory in open formats.</summary>
public interface ITransfer
{
    /// <summary>Writes an export into an empty or new folder and logs it.</summary>
    /// <exception cref="IOException">The folder is not empty or cannot be written; nothing was logged.</exception>
    ValueTask<ExportReceipt> ExportAsync(ExportRequest request, CancellationToken cancellationToken);
}
