namespace Permagent.Kernel.Configuration.Hocon;

/// <summary>A value that names its own key means what the key held before: <c>path = ${path} more</c>.</summary>
internal static class HoconLookBack
{
    internal static HoconNode Replace(HoconNode value, string ownPath, HoconNode before, int line)
    {
        switch (value)
        {
            case HoconReference own when own.Path == ownPath:
                return before ?? (own.IsOptional
                    ? HoconNull.Instance
                    : throw HoconReader.ErrorAt(own.Line, $"${{{own.Path}}} names its own key, which had no value."));
            case HoconPieces pieces when pieces.Pieces.Any(piece => piece is HoconReference own && own.Path == ownPath):
                HoconNode[] replaced =
                [
                    .. pieces.Pieces
                        .Select(piece => piece is HoconReference ? Replace(piece, ownPath, before, line) : piece)
                        .Where(piece => piece is not HoconNull),
                ];
                return HoconResolver.Join(replaced, line) ?? new HoconPieces(replaced, line);
            default:
                return value;
        }
    }
}
