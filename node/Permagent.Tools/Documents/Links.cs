namespace Permagent.Tools.Documents;

/// <summary>Where links of a document lead on disk.</summary>
internal static class Links
{
    /// <summary>True when a relative link of the document leads to something inside the folder.</summary>
    /// <param name="root">Absolute folder.</param>
    /// <param name="document">Path of the document in it.</param>
    /// <param name="target">The link, perhaps with a fragment or percent signs.</param>
    public static bool Leads(string root, string document, string target)
    {
        var path = Uri.UnescapeDataString(target.Split('#', '?')[0]);
        if (path.Length == 0) return true; // A place in the document itself.
        if (path.Contains('\0', StringComparison.Ordinal)) return false;
        var parts = path.StartsWith('/') ? [] : document.Split('/')[..^1].ToList();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return false; // Leaves the folder: nothing outside is looked at.
            else parts.RemoveAt(parts.Count - 1);
        }

        return Path.Exists(Path.Combine([root, .. parts]));
    }
}
