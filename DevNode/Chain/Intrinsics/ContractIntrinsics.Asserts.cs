using Antelope.Json;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Ends of an execution (nodeos cf_system.cpp).</content>
public sealed partial class ContractIntrinsics
{
    private const int MaximumAssertMessage = 1024;

    /// <summary>Codes from here on belong to the system.</summary>
    private const ulong GenericSystemError = 10_000_000_000_000_000_000;
    private const ulong ContractRestrictedErrorCode = GenericSystemError + 1;

    [HostFunction("abort")]
    public void Abort() => ChainErrors.AbortCalled.Throw("abort() called");

    [HostFunction("eosio_assert")]
    public void EosioAssert(WasmInstance wasm, uint condition, uint message)
    {
        var text = wasm.NullTerminated(message);
        if (condition == 0)
            throw Failure(text);
    }

    [HostFunction("eosio_assert_message")]
    public void EosioAssertMessage(WasmInstance wasm, uint condition, uint message, uint length)
    {
        var text = wasm.Span(message, length);
        if (condition == 0)
            throw Failure(text);
    }

    [HostFunction("eosio_assert_code")]
    public void EosioAssertCode(uint condition, ulong code)
    {
        if (condition != 0)
            return;
        throw code >= GenericSystemError
            ? new ChainException(ChainErrors.RestrictedErrorCodeException, $"eosio_assert_code called with reserved error code: {code:error_code}")
            {
                ErrorCode = ContractRestrictedErrorCode,
            }
            : new ChainException(ChainErrors.EosioAssertCodeException, $"assertion failure with error code: {code:error_code}")
            {
                ErrorCode = code,
            };
    }

    [HostFunction("eosio_exit")]
    public void EosioExit(int code)
    {
        _ = code;
        throw new WasmExitException();
    }

    private static ChainException Failure(ReadOnlySpan<byte> message) => ChainErrors.EosioAssertMessageException.Error(
        $"assertion failure with message: {Utf8Text.Decode(message[..Math.Min(message.Length, MaximumAssertMessage)]):s}");
}
