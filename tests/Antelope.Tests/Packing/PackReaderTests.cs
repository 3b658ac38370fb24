using Antelope.Serialization;

namespace Antelope.Tests.Packing;

public sealed class PackReaderTests
{
    [Theory]
    [InlineData("", "read datastream of length 0 over by 1")]
    [InlineData("01020304", "read datastream of length 4 over by -3")]
    public void A_read_past_the_end_says_so_in_nodeoss_words(string hex, string rangeError)
    {
        var error = Should.Throw<PackException>(() => new PackReader(Convert.FromHexString(hex)).ReadUInt64());
        error.RangeError!.Value.Message.ShouldBe(rangeError);
        error.Message.ShouldStartWith("datastream attempted to read past the end");
    }

    [Theory]
    [InlineData("", "get datastream of length 0 over by 1")]
    [InlineData("80", "get datastream of length 1 over by 1")]
    public void A_number_that_is_cut_off_is_a_get(string hex, string rangeError) =>
        Should.Throw<PackException>(() => new PackReader(Convert.FromHexString(hex)).ReadVarUInt32()).RangeError!.Value.Message.ShouldBe(rangeError);

    [Fact]
    public void More_elements_than_libfc_takes_are_refused_as_it_does() =>
        Should.Throw<PackException>(() => new PackReader(Convert.FromHexString("ffffffff0f")).ReadArray<Name>())
            .AssertError.ShouldBe("size.value <= MAX_NUM_ARRAY_ELEMENTS: ");

    [Theory]
    [InlineData("020100000000000000", "read datastream of length 9 over by 1")]
    [InlineData("7f0100000000000000020000", "read datastream of length 12 over by -2")]
    public void An_array_with_too_large_a_count_fails_at_the_value_that_is_cut_off(string hex, string rangeError) =>
        Should.Throw<PackException>(() => new PackReader(Convert.FromHexString(hex)).ReadArray<Name>()).RangeError!.Value.Message.ShouldBe(rangeError);

    [Fact]
    public void Bytes_with_a_count_beyond_what_is_left_are_refused()
    {
        Should.Throw<PackException>(() => new PackReader([5, 0]).ReadBytes()).RangeError!.Value.Message.ShouldBe("read datastream of length 2 over by 0");
        Should.Throw<PackException>(() => new PackReader([5, 0]).ReadString()).RangeError!.Value.Message.ShouldBe("read datastream of length 2 over by 0");
    }

    [Fact]
    public void Bytes_with_a_count_beyond_the_limit_are_refused_as_nodeos_does() =>
        Should.Throw<PackException>(() => new PackReader(Convert.FromHexString("ffffffff0f00")).ReadBytes()).AssertError.ShouldBe("size.value <= MAX_SIZE_OF_BYTE_ARRAYS: ");
}
