using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Antelope;
using Antelope.Abi;
using Antelope.Chain;
using Antelope.Json;
using Antelope.Serialization;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>Error answers of nodeos: status, and code, name, what and details of the exception (nodeos http_plugin::handle_exception).</summary>
public static class ApiErrors
{
    private const int DetailsLimit = 10;

    private static readonly SearchValues<char> Unreadable = SearchValues.Create(
        ['\u007f', .. Enumerable.Range(0, ' ').Select(c => (char)c).Except(['\t', '\n', '\r'])]);
    private static readonly Dictionary<int, ChainErrorType> ByCode = typeof(ChainErrors).GetFields()
        .Select(f => f.GetValue(null)).OfType<ChainErrorType>().ToDictionary(t => t.Code);

    /// <summary>The base class of nodeos's exceptions, which shows what is none of them.</summary>
    private static readonly ChainErrorType Unspecified = new(null, 0, "exception", "unspecified");

    /// <summary>The answer to a request that failed.</summary>
    public static ApiAnswer Answer(Exception exception, bool verbose)
    {
        var error = ToChainException(exception);
        var (status, message) = error switch
        {
            _ when error.Is(ChainErrors.UnknownBlockException) => (400, "Unknown Block"),
            _ when error.Is(ChainErrors.InvalidHttpRequest) => (400, "Invalid Request"),
            _ when error.Is(ChainErrors.UnsatisfiedAuthorization) => (401, "UnAuthorized"),
            _ when error.Is(ChainErrors.TxDuplicate) => (409, "Conflict"),
            _ when error.Is(ChainErrors.EofException) => (422, "Unprocessable Entity"),
            _ => (500, "Internal Service Error"),
        };
        return Results(status, message, error.Type.Code, error.Type.Name, error.Type.What, Details(exception, error, verbose));
    }

    /// <summary>An answer without an exception behind it.</summary>
    public static ApiAnswer Plain(int status, string message, int code = 0, string name = "", string what = "") =>
        Results(status, message, code, name, what, new List<Variant>());

    /// <summary>The answer above a limit of what is in flight.</summary>
    public static ApiAnswer Busy(string what) => Plain(503, "Busy", 503, "Busy", what);

    /// <summary>The answer to a path that nobody serves.</summary>
    public static ApiAnswer UnknownEndpoint() =>
        Results(404, "Not Found", Unspecified.Code, Unspecified.Name, Unspecified.What, new List<Variant> { Detail("Unknown Endpoint", PlaceOf(new StackFrame(1, true))) });

    /// <summary>What nodeos would have thrown.</summary>
    public static ChainException ToChainException(Exception exception) => exception switch
    {
        ChainException chain => chain,
        StdException std => new(Unspecified, std.Message),
        AbiException abi => FromAbi(abi),
        ValueFormatException value => value.Outer.Aggregate(
            new ChainException(ByCode.GetValueOrDefault(value.Code, Unspecified), value.Step), (error, step) => error.Append(step)),
        InflatedSizeException => new(ChainErrors.TxDecompressionError, exception.Message),
        PackException pack => pack.ToChainException(),
        CryptographicException or FormatException => new(ChainErrors.AssertException, exception.Message),
        _ => new(Unspecified, exception.Message),
    };

    /// <inheritdoc cref="Frame{T}(ChainErrorType, ErrorStep, Func{T})"/>
    public static T Frame<T>(ChainErrorType type, ErrorMessage message, Func<T> step) => Frame(type, message.ToStep(), step);

    /// <summary>
    /// Runs a step; an error of the chain gets <paramref name="message"/> added, any other becomes this class with the message
    /// first (nodeos EOS_RETHROW_EXCEPTIONS).
    /// </summary>
    public static T Frame<T>(ChainErrorType type, ErrorStep message, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e)
        {
            var inner = ToChainException(e);
            if (inner.Is(ChainErrorType.Root))
                throw inner.Append(message);
            throw new ChainException(type, message with { IsWarning = true }).AppendAll(inner.Steps);
        }
    }

    /// <inheritdoc cref="Annotate{T}(ErrorStep, Func{T})"/>
    public static T Annotate<T>(ErrorMessage message, Func<T> step) => Annotate(message.ToStep(), step);

    /// <summary>Runs a step and adds a message to its error (nodeos FC_RETHROW_EXCEPTIONS).</summary>
    public static T Annotate<T>(ErrorStep message, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e)
        {
            throw ToChainException(e).Append(message);
        }
    }

    private static ChainException FromAbi(AbiException abi)
    {
        var error = new ChainException(abi.Error == AbiError.General ? ChainErrors.BadCastException : ByCode[(int)abi.Error], abi.Step);
        if (abi.Cause is { } cause)
            error.AppendAll([cause]);
        return abi.Outer.Aggregate(error, (outer, step) => outer.Append(step));
    }

    /// <summary>The whole error as one text, with the place where it arose.</summary>
    public static string Report(Exception exception)
    {
        var error = ToChainException(exception);
        var (file, line, method) = PlaceOf(exception);
        return ErrorStep.Report(error.Type.Code, error.Type.Name, error.Type.What, error.Steps, file, line, method);
    }

    private static List<Variant> Details(Exception exception, ChainException error, bool verbose)
    {
        var place = PlaceOf(exception);
        return [.. error.Steps.Take(verbose ? DetailsLimit : 1).Select(step => (Variant)Detail(verbose ? step.Message : step.LimitedMessage, place))];
    }

    /// <summary>nodeos tells where in its sources the error arose; so does this, with its own.</summary>
    private static (string File, int Line, string Method) PlaceOf(Exception exception) => PlaceOf(new StackTrace(exception, fNeedFileInfo: true).GetFrame(0));

    private static (string File, int Line, string Method) PlaceOf(StackFrame? frame) =>
        (Path.GetFileName(frame?.GetFileName()) ?? "", frame?.GetFileLineNumber() ?? 0, frame?.GetMethod()?.Name ?? "");

    private static VariantObject Detail(string message, (string File, int Line, string Method) place) => new()
    {
        { "message", Readable(message) },
        { "file", place.File },
        { "line_number", (uint)place.Line },
        { "method", place.Method },
    };

    /// <summary>The message without what was no UTF-8, control characters but those of lines and tabs as \u and four digits (fc clean_append).</summary>
    private static string Readable(string text)
    {
        var message = Utf8Text.Prune(text);
        if (!message.AsSpan().ContainsAny(Unreadable))
            return message;
        var readable = new StringBuilder();
        foreach (var c in message)
            readable.Append(Unreadable.Contains(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString());
        return readable.ToString();
    }

    private static ApiAnswer Results(int status, string message, int code, string name, string what, List<Variant> details) => new(status, new VariantObject
    {
        { "code", (uint)status },
        { "message", message },
        { "error", new VariantObject { { "code", code }, { "name", name }, { "what", what }, { "details", details } } },
    });
}
