using System.Globalization;
using Antelope;

namespace LabModel;

/// <summary>
/// Producers beyond those that are listed. The tutorial's names come first, accountnum11 to accountnum55 (both digits
/// from 1 to 5), then accountnu111 to accountnu555; ports are 8000 (HTTP) and 9000 (p2p) plus the number in the name.
/// </summary>
public static class ProducerNames
{
    public const int Max = 25 + 125;

    public static IEnumerable<LabNode> Nodes() => Numbers(2).Select(n => Node("accountnum", n)).Concat(Numbers(3).Select(n => Node("accountnu", n)));

    private static LabNode Node(string stem, int number)
    {
        var name = stem + number.ToString(CultureInfo.InvariantCulture);
        return new(name, Name.Parse(name), 8000 + number, 9000 + number);
    }

    private static IEnumerable<int> Numbers(int digits) =>
        digits == 0 ? [0] : Numbers(digits - 1).SelectMany(n => Enumerable.Range(1, 5), (n, digit) => n * 10 + digit);
}

/// <summary>User accounts: <c>user</c> and eight letters a to p, as the tutorial's generator names them.</summary>
public static class UserNames
{
    public const int Max = 3000;

    public static IEnumerable<string> First(int count) =>
        Enumerable.Range(0, count).Select(i => "user" + string.Concat(Enumerable.Range(0, 8).Reverse().Select(j => (char)('a' + ((i >> (4 * j)) & 15)))));
}
