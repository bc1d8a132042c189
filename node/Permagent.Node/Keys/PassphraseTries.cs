using System.Globalization;
using Permagent.Node.Api;
using Permagent.Node.Home;

namespace Permagent.Node.Keys;

/// <summary>Counts wrong passphrases in a file, so that a new process does not start again at zero.</summary>
internal sealed class PassphraseTries(HomeFolder home, TimeProvider clock)
{
    private string Path => System.IO.Path.Combine(home.Keys, "presence.tries");

    /// <summary>Refuses while the pause lasts.</summary>
    /// <exception cref="NodeException">PA-0123: too many wrong ones; says for how long.</exception>
    public void RequireOpen()
    {
        var (wrong, last) = Read();
        var left = last + ApproverSigner.PauseTime - clock.GetUtcNow();
        if (wrong < ApproverSigner.WrongPassphrasesMax || left <= TimeSpan.Zero) return;
        throw new NodeException("PA-0123", $"{wrong} wrong passphrases in a row.",
            $"Wait {Math.Ceiling(left.TotalSeconds):0} s and try again.", 1);
    }

    /// <summary>Counts one more. After a pause that has passed it starts again at one.</summary>
    public void CountWrong()
    {
        var (wrong, last) = Read();
        var now = clock.GetUtcNow();
        var afresh = wrong >= ApproverSigner.WrongPassphrasesMax && now - last >= ApproverSigner.PauseTime;
        var count = afresh ? 1 : wrong + 1;
        File.WriteAllText(Path, string.Create(CultureInfo.InvariantCulture, $"{count} {now.ToUnixTimeMilliseconds()}"));
    }

    /// <summary>Forgets them: the right one was given.</summary>
    public void Clear() => File.Delete(Path);

    private (int Wrong, DateTimeOffset Last) Read()
    {
        if (!File.Exists(Path)) return (0, DateTimeOffset.UnixEpoch);
        var parts = File.ReadAllText(Path).Split(' ');
        var good = parts.Length == 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out _)
            && long.TryParse(parts[1], CultureInfo.InvariantCulture, out _);
        return good
            ? (int.Parse(parts[0], CultureInfo.InvariantCulture),
                DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture)))
            : (ApproverSigner.WrongPassphrasesMax, clock.GetUtcNow()); // A damaged count is no way round the pause.
    }
}
