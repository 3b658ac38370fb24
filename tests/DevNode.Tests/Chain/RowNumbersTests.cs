using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>Numbers of rows beside those of a dictionary, for few rows and for many.</summary>
public sealed class RowNumbersTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(200)]
    public void A_row_has_the_number_it_was_given_until_it_is_removed(int ids)
    {
        var random = new Random(ids);
        var (numbers, expected) = (new RowNumbers(), new Dictionary<long, int>());
        for (var step = 0; step < 2000; step++)
        {
            var id = random.NextInt64(ids);
            if (random.Next(3) == 0)
            {
                numbers.Remove(id);
                expected.Remove(id);
            }
            else if (expected.TryAdd(id, step))
            {
                numbers.Add(id, step);
            }
            for (var other = 0L; other < ids; other++)
                numbers.Find(other).ShouldBe(expected.GetValueOrDefault(other, -1));
        }
    }
}
