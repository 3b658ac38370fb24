using System.Text;

namespace Antelope.Json;

/// <summary>
/// Reads JSON exactly as leniently as nodeos's default parser (fc json.cpp, legacy_parser): commas may be missing or doubled, of
/// escapes only \t \n \r are known (another backslash is dropped), a number without point is an integer, <c>1e5</c> is text,
/// and what follows the value is ignored. Errors are <see cref="ValueFormatException"/> with fc's words.
/// </summary>
internal ref struct JsonParser(ReadOnlySpan<byte> text)
{
    private const int End = -1;
    private const int MaxDepth = 1000;
    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    /// <summary>The first value of the text.</summary>
    public Variant Parse()
    {
        try
        {
            return ReadValue(MaxDepth);
        }
        catch (ValueFormatException e)
        {
            throw e.Within("");
        }
    }

    private readonly int Peek => _at < _text.Length ? _text[_at] : End;

    private Variant ReadValue(int depth)
    {
        if (depth <= 0)
            throw new ValueFormatException("Too many nested items in JSON input!", ValueFormatException.ParseCode);
        SkipWhiteSpace();
        switch (Peek)
        {
            case '"':
                return ReadString();
            case '{':
                return ReadObject(depth - 1);
            case '[':
                return ReadArray(depth - 1);
            case '-' or '.' or (>= '0' and <= '9'):
                return ReadNumber();
            case 'n' or 't' or 'f':
                return ReadLiteral();
            case End or 0 or 4 or 0xff:
                throw new ValueFormatException("unexpected end of file", ValueFormatException.EofCode);
            default:
                throw new ValueFormatException($"Unexpected char '{(sbyte)Peek:c}' in \"{ReadToken():s}\"", ValueFormatException.ParseCode);
        }
    }

    private Variant ReadObject(int depth)
    {
        var value = new VariantObject();
        _at++;
        try
        {
            while (Peek != '}')
            {
                if (Peek == ',')
                    _at++;
                else if (!SkipWhiteSpace())
                    ReadMember(value, depth);
            }
        }
        catch (ValueFormatException e) when (e.Code == ValueFormatException.EofCode)
        {
            throw new ValueFormatException($"Unexpected EOF: {ErrorStep.Report(e.Code, "eof_exception", "End Of File", e.Outer.Prepend(e.Step)):e}", ValueFormatException.ParseCode);
        }
        catch (ValueFormatException e)
        {
            throw e.Within("Error parsing object");
        }
        _at++;
        return value;
    }

    private void ReadMember(VariantObject value, int depth)
    {
        var key = ReadString();
        SkipWhiteSpace();
        if (Peek != ':')
            throw new ValueFormatException($"Expected ':' after key \"{key:key}\"", ValueFormatException.ParseCode);
        _at++;
        value.Append(key, ReadValue(depth - 1));
    }

    private Variant ReadArray(int depth)
    {
        var values = new List<Variant>();
        _at++;
        SkipWhiteSpace();
        try
        {
            while (Peek != ']')
            {
                if (Peek == ',')
                    _at++;
                else if (!SkipWhiteSpace())
                    values.Add(ReadValue(depth - 1));
            }
        }
        catch (ValueFormatException e)
        {
            throw e.Within($"Attempting to parse array {(Variant)values:array}");
        }
        _at++;
        return values;
    }

    private string ReadString()
    {
        if (Peek != '"')
            throw new ValueFormatException($"Expected '\"' but read '{Utf8Text.Decode([(byte)Peek]):char}'", ValueFormatException.ParseCode).Within($"while parsing token '{"":token}'");
        _at++;
        var start = _at;
        List<byte>? unescaped = null;
        for (; ; _at++)
        {
            switch (Peek)
            {
                case '"':
                    var bytes = unescaped is null ? _text[start.._at] : unescaped.ToArray();
                    _at++;
                    return Utf8Text.Decode(bytes);
                case '\\':
                    unescaped ??= [.. _text[start.._at]];
                    _at++;
                    unescaped.Add(Unescape());
                    break;
                case End or 4:
                    var token = Utf8Text.Decode(unescaped is null ? _text[start.._at] : unescaped.ToArray());
                    throw new ValueFormatException($"EOF before closing '\"' in string '{token:token}'", ValueFormatException.ParseCode).Within($"while parsing token '{token:token}'");
                default:
                    unescaped?.Add((byte)Peek);
                    break;
            }
        }
    }

    private readonly byte Unescape() => Peek switch
    {
        't' => (byte)'\t',
        'n' => (byte)'\n',
        'r' => (byte)'\r',
        End => 0xff,
        var other => (byte)other,
    };

    private Variant ReadNumber()
    {
        var start = _at;
        var point = false;
        if (Peek == '-')
            _at++;
        for (; Peek is '.' or (>= '0' and <= '9'); _at++)
        {
            if (Peek != '.')
                continue;
            if (point)
                throw new ValueFormatException("Can't parse a number with two decimal places", ValueFormatException.ParseCode);
            point = true;
        }
        var digits = Encoding.ASCII.GetString(_text[start.._at]);
        if (Peek != End && char.IsAsciiLetterOrDigit((char)Peek))
            return digits + ReadToken();
        if (digits is "-." or "." or "-")
            throw new ValueFormatException($"Can't parse token \"{digits:token}\" as a JSON numeric constant", ValueFormatException.ParseCode);
        if (point)
            return Numbers.ParseDouble(digits);
        return digits[0] == '-' ? Numbers.ParseInt64(digits) : Numbers.ParseUInt64(digits);
    }

    private Variant ReadLiteral()
    {
        var start = _at;
        while (Peek is 'n' or 'u' or 'l' or 't' or 'r' or 'e' or 'f' or 'a' or 's')
            _at++;
        var word = Encoding.ASCII.GetString(_text[start.._at]);
        return word switch
        {
            "null" => default(Variant),
            "true" => true,
            "false" => false,
            _ => word + ReadToken(),
        };
    }

    private string ReadToken()
    {
        var token = new StringBuilder();
        while (Peek is var c and not End)
        {
            if (c == '\\')
            {
                _at++;
                token.Append((char)Unescape());
            }
            else if (char.IsAsciiLetterOrDigit((char)c) || c is '_' or '-' or '.' or ':' or '/')
                token.Append((char)c);
            else
                break;
            _at++;
        }
        return token.ToString();
    }

    private bool SkipWhiteSpace()
    {
        var start = _at;
        while (Peek is ' ' or '\t' or '\n' or '\r')
            _at++;
        if (Peek == 0)
            throw new ValueFormatException("unexpected end of file", ValueFormatException.EofCode);
        return _at != start;
    }
}
