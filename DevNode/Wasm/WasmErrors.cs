using Antelope;

namespace DevNode.Wasm;

/// <summary>A module that cannot be parsed, is not valid or is over a limit. The message is nodeos's (eos-vm parser).</summary>
public sealed class WasmParseException(ErrorStep step) : Exception
{
    /// <summary>The message and its values. nodeos takes a text without values for a C string, so it ends at a zero, and for a format.</summary>
    public ErrorStep Step { get; } = step.Values is null ? new(step.Format.Split('\0')[0], new()) : step;

    /// <inheritdoc/>
    public override string Message => Step.Message;
}

/// <summary>
/// The end of an execution by a fault. <see cref="Exception.Message"/> is the coarse text that nodeos's eos-vm-jit
/// reports ("access violation" or "eos-vm system failure"), <see cref="Detail"/> names the fault.
/// </summary>
public sealed class WasmTrapException : Exception
{
    /// <summary>What happened, e.g. "unreachable".</summary>
    public string Detail { get; }

    private WasmTrapException(string message, string detail) : base(message) => Detail = detail;

    /// <summary>Faults that eos-vm-jit sees as a signal: memory out of bounds, integer division.</summary>
    public static WasmTrapException AccessViolation(string detail) => new("access violation", detail);

    /// <summary>Every other fault.</summary>
    public static WasmTrapException SystemFailure(string detail) => new("eos-vm system failure", detail);
}

/// <summary>Ends the execution of a module early and without error (eosio_exit).</summary>
public sealed class WasmExitException : Exception;

/// <summary>A valid module over one of the fixed limits that apply before configurable WASM limits (wasm_eosio_validation).</summary>
public sealed class WasmConstraintException(ErrorStep step) : Exception
{
    /// <summary>The message and its values.</summary>
    public ErrorStep Step { get; } = step;

    /// <inheritdoc/>
    public override string Message => Step.Message;
}
