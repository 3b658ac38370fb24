using Antelope.Json;

namespace Antelope.Tests.Types;

/// <summary>Messages of errors: formats, values, and the text made of them as nodeos makes it.</summary>
public sealed class ErrorStepTests
{
    [Fact]
    public void Names_in_holes_become_the_format_and_the_values()
    {
        var step = ErrorStep.Of($"account {Name.Parse("bob"):account} needs {300UL:needs} bytes of {"RAM"}{true:+all}");
        step.Format.ShouldBe("account ${account} needs ${needs} bytes of RAM");
        JsonText.Write(step.Values!).ShouldBe("""{"account":"bob","needs":300,"all":true}""");
        step.Message.ShouldBe("account bob needs 300 bytes of RAM");
    }

    [Fact]
    public void Values_keep_the_place_in_which_they_were_first_named() =>
        JsonText.Write(ErrorStep.Of($"{1:+b}{2:a} of {1:b}").Values!).ShouldBe("""{"b":1,"a":2}""");

    [Fact]
    public void A_text_without_names_is_no_format()
    {
        var step = ErrorStep.Of($"costs {5}$ or ${{more}}");
        step.Values.ShouldBeNull();
        step.Message.ShouldBe("costs 5$ or ${more}");
    }

    [Theory]
    [InlineData("${a} ${none} $5 $", "1 ${none} 5 ")]
    [InlineData("${a", "{a")]
    [InlineData("${list} ${object}", """[1,"x"] {"k":null}""")]
    [InlineData("${text}", "${a}\\u0001\\u0080\t")]
    public void A_format_is_filled_as_by_nodeos(string format, string message)
    {
        var values = new VariantObject
        {
            { "a", 1 }, { "list", new Variant[] { 1, "x" } }, { "object", new VariantObject { { "k", default } } }, { "text", "${a}\u0001\u0080\t\udcff" },
        };
        new ErrorStep(format, values).Message.ShouldBe(message);
    }

    [Fact]
    public void Long_values_are_cut_in_the_limited_message()
    {
        var step = ErrorStep.Of($"message: {new string('x', 2000):s}");
        step.Message.Length.ShouldBe(9 + 2000);
        step.LimitedMessage.ShouldBe($"message: {new string('x', 1024 - "message: ${s}".Length)}...");
    }

    [Fact]
    public void A_long_array_stays_a_hole_in_the_limited_message() =>
        ErrorStep.Of($"keys {(Variant)Enumerable.Repeat((Variant)"0123456789", 200).ToArray():keys}").LimitedMessage.ShouldBe("keys ${keys}");

    [Fact]
    public void A_condition_that_holds_evaluates_nothing()
    {
        var evaluated = 0;
        Check(true, $"{++evaluated:n}").ShouldBe("");
        Check(false, $"{++evaluated:n}").ShouldBe("${n}");
        evaluated.ShouldBe(1);

        static string Check(bool condition, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument(nameof(condition))] AssertMessage message) => message.ToStep().Format;
    }
}
