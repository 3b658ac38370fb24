using System.Globalization;
using System.Text;

namespace Antelope;

/// <summary>
/// Type, challenge and origin of a WebAuthn client's JSON, read as libfc's rapidjson does (elliptic_webauthn.cpp): strict JSON of any
/// depth, bytes that are no UTF-8 let through, the last of equal names counts, and the three must be texts.
/// </summary>
internal ref struct ClientData
{
    private readonly ReadOnlySpan<byte> _json;
    private int _position;

    /// <summary>Ends at the first zero byte.</summary>
    public ClientData(ReadOnlySpan<byte> json) => _json = json.IndexOf((byte)0) is >= 0 and var end ? json[..end] : json;

    /// <summary>Each byte is a character; empty when missing.</summary>
    public string Type { get; private set; } = "";
    public string Challenge { get; private set; } = "";
    public string Origin { get; private set; } = "";

    /// <summary>False when it is no such JSON.</summary>
    public bool TryRead()
    {
        SkipWhitespace();
        if (!Take('{') || !ReadMembers())
            return false;
        SkipWhitespace();
        return _position == _json.Length;
    }

    private bool ReadMembers()
    {
        SkipWhitespace();
        if (Take('}'))
            return true;
        do
        {
            if (!TryString(out var name) || !TakeAfterSpace(':') || !ReadValue(name.Split('\0')[0]))
                return false;
        }
        while (TakeAfterSpace(','));
        return Take('}');
    }

    private bool ReadValue(string name)
    {
        SkipWhitespace();
        if (name is not ("type" or "challenge" or "origin"))
            return Skip();
        if (!TryString(out var text))
            return false;
        if (name == "type")
            Type = text;
        else if (name == "challenge")
            Challenge = text;
        else
            Origin = text;
        return true;
    }

    /// <summary>Skips a value of any kind; what is open is kept in a list, as depth has no limit.</summary>
    private bool Skip()
    {
        var closers = new Stack<char>();
        while (true)
        {
            SkipWhitespace();
            var opened = Take('{') ? '}' : Take('[') ? ']' : '\0';
            if (opened != '\0')
            {
                SkipWhitespace();
                if (!Take(opened))
                {
                    closers.Push(opened);
                    if (opened == '}' && !TakeName())
                        return false;
                    continue;
                }
            }
            else if (!SkipScalar())
            {
                return false;
            }
            SkipWhitespace();
            while (closers.TryPeek(out var closer) && Take(closer))
            {
                closers.Pop();
                SkipWhitespace();
            }
            if (closers.Count == 0)
                return true;
            if (!Take(',') || (closers.Peek() == '}' && !TakeName()))
                return false;
        }
    }

    private bool TakeName() => TryString(out _) && TakeAfterSpace(':');

    private bool SkipScalar() => Next switch
    {
        '"' => TryString(out _),
        't' => TakeWord("true"),
        'f' => TakeWord("false"),
        'n' => TakeWord("null"),
        _ => SkipNumber(),
    };

    private bool SkipNumber()
    {
        var start = _position;
        Take('-');
        if (!Take('0') && !SkipDigits())
            return false;
        if (Take('.') && !SkipDigits())
            return false;
        if (Take('e') || Take('E'))
        {
            if (!Take('+'))
                Take('-');
            if (!SkipDigits())
                return false;
        }
        return double.IsFinite(double.Parse(_json[start.._position], NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private bool SkipDigits()
    {
        var start = _position;
        while (char.IsAsciiDigit(Next))
            _position++;
        return _position > start;
    }

    private bool TryString(out string text)
    {
        SkipWhitespace();
        text = "";
        if (!Take('"'))
            return false;
        var characters = new StringBuilder();
        while (!Take('"'))
        {
            var character = Next;
            if (character < ' ')
                return false;
            _position++;
            if (character != '\\')
                characters.Append(character);
            else if (!Unescape(characters))
                return false;
        }
        text = characters.ToString();
        return true;
    }

    private bool Unescape(StringBuilder characters)
    {
        const string escapes = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
        var kind = escapes.IndexOf(Next, StringComparison.Ordinal);
        if (kind >= 0)
        {
            _position++;
            characters.Append(meanings[kind]);
            return true;
        }
        if (!Take('u') || !TryHex(out var code))
            return false;
        if (code is >= 0xd800 and < 0xdc00)
        {
            if (!Take('\\') || !Take('u') || !TryHex(out var low) || low is < 0xdc00 or >= 0xe000)
                return false;
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        }
        AppendUtf8(characters, code);
        return true;
    }

    // by hand, as the second half of a pair may stand alone
    private static void AppendUtf8(StringBuilder characters, int code)
    {
        if (code < 0x80)
        {
            characters.Append((char)code);
            return;
        }
        var following = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
        characters.Append((char)(byte)((0xf0 << (3 - following)) | (code >> (6 * following))));
        while (following-- > 0)
            characters.Append((char)(0x80 | ((code >> (6 * following)) & 0x3f)));
    }

    private bool TryHex(out int code)
    {
        code = 0;
        for (var i = 0; i < 4; i++)
        {
            var digit = Next;
            if (!char.IsAsciiHexDigit(digit))
                return false;
            code = (code << 4) | Convert.ToInt32(digit.ToString(), 16);
            _position++;
        }
        return true;
    }

    private readonly char Next => _position < _json.Length ? (char)_json[_position] : '\0';

    private bool Take(char expected)
    {
        if (_position >= _json.Length || _json[_position] != expected)
            return false;
        _position++;
        return true;
    }

    private bool TakeAfterSpace(char expected)
    {
        SkipWhitespace();
        return Take(expected);
    }

    private bool TakeWord(string word)
    {
        foreach (var character in word)
        {
            if (!Take(character))
                return false;
        }
        return true;
    }

    private void SkipWhitespace()
    {
        while (Next is ' ' or '\n' or '\r' or '\t')
            _position++;
    }
}
