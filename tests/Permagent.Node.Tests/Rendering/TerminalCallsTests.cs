using System.IO.Pipes;
using Permagent.Node.Rendering;
using Permagent.Node.Tests.Cli;

namespace Permagent.Node.Tests.Rendering;

public sealed class TerminalCallsTests
{
    [Fact]
    public void What_others_wrote_into_the_same_file_is_not_overwritten()
    {
        using var folder = new TempFolder();
        var path = folder.At("out");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var descriptor = (int)file.SafeFileHandle.DangerousGetHandle();

        TerminalCalls.WriteAll(descriptor, "one "u8.ToArray());
        TerminalCalls.WriteAll(descriptor, "two"u8.ToArray());

        Assert.Equal("one two", File.ReadAllText(path));
        Assert.False(TerminalCalls.IsTerminal(descriptor));
        Assert.Null(TerminalCalls.Columns(descriptor));
        Assert.Null(TerminalCalls.HideInput(descriptor));
    }

    [Fact]
    public void A_reader_that_went_away_is_told_from_other_failures()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        var reader = new AnonymousPipeClientStream(PipeDirection.In, pipe.ClientSafePipeHandle);
        reader.Dispose();

        var gone = Assert.Throws<IOException>(() => TerminalCalls.WriteAll(
            (int)pipe.SafePipeHandle.DangerousGetHandle(), "x"u8.ToArray()));
        var bad = Assert.Throws<IOException>(() => TerminalCalls.WriteAll(-1, "x"u8.ToArray()));

        Assert.Equal(TerminalCalls.BrokenPipe, gone.HResult);
        Assert.NotEqual(TerminalCalls.BrokenPipe, bad.HResult);
    }
}
