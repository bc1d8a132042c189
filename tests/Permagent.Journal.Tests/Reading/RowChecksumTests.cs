using Permagent.Journal.Storage;

namespace Permagent.Journal.Tests.Reading;

public sealed class RowChecksumTests
{
    [Fact]
    public void It_is_the_checksum_of_RFC_3720()
    {
        var check = ~RowChecksum.Over(0xFFFF_FFFF, "123456789"u8);

        Assert.Equal(0xE306_9283, check);
    }

    [Fact]
    public void Each_part_of_a_row_changes_it()
    {
        var row = RowChecksum.Of(1, 2, 3, "x"u8);

        Assert.Equal(
            5,
            new HashSet<long>
            {
                row,
                RowChecksum.Of(2, 2, 3, "x"u8),
                RowChecksum.Of(1, 3, 3, "x"u8),
                RowChecksum.Of(1, 2, 4, "x"u8),
                RowChecksum.Of(1, 2, 3, "y"u8),
            }.Count);
    }
}
