using Permagent.Tools.Files;

namespace Permagent.Tools.Tests.Support;

/// <summary>A disk that is full after some files.</summary>
internal sealed class FullDisk(int filesBefore) : FileWriter
{
    private int _left = filesBefore;

    protected override Stream Create(string path) =>
        _left-- > 0 ? base.Create(path) : new FullStream(base.Create(path));

    private sealed class FullStream(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            inner.Write(buffer, offset, Math.Min(count, 1));
            throw new IOException("No space left on device", 28);
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
