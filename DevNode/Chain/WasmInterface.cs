using Antelope;
using DevNode.Chain.Intrinsics;
using DevNode.Wasm;
using DevNode.Wasm.Compiling;
using DevNode.Wasm.Parsing;

namespace DevNode.Chain;

/// <summary>Validates and runs contracts, keeping compiled modules by code hash (nodeos wasm_interface).</summary>
public sealed class WasmInterface(IChainContext chain, IContractController controller) : IContractRunner
{
    private const uint MaximumPages = 528;

    private readonly Dictionary<(Checksum256 CodeHash, byte VmType, byte VmVersion), CachedModule> _modules = [];

    /// <summary>The contracts of a controller: modules go when their last use becomes irreversible.</summary>
    public static WasmInterface For(Controller controller)
    {
        var contracts = new WasmInterface(controller, controller);
        controller.IrreversibleBlock += block => contracts.CurrentLib(block.BlockNum);
        return contracts;
    }

    /// <inheritdoc/>
    public void Validate(ReadOnlySpan<byte> code)
    {
        var whitelist = chain.Database.ProtocolState.WhitelistedIntrinsics;
        try
        {
            if (IsConfigurable)
                CodeValidator.Validate(code.ToArray(), chain.Database.GlobalProperty.WasmConfiguration, ContractIntrinsics.Functions, whitelist.Contains);
            else
                CodeValidator.ValidateLegacy(code.ToArray(), ContractIntrinsics.Functions, whitelist.Contains, chain.IsProducingBlock);
        }
        catch (WasmParseException error)
        {
            ChainErrors.WasmSerializationError.Throw(error.Step);
        }
        catch (WasmConstraintException error)
        {
            ChainErrors.WasmExecutionError.Throw(error.Step);
        }
    }

    /// <inheritdoc/>
    public void Apply(Checksum256 codeHash, byte vmType, byte vmVersion, ApplyContext context)
    {
        var module = Find(codeHash, vmType, vmVersion, context.TransactionContext);
        DeepStack.Run(static call => call.Contracts.Run(call.Module, call.Context), (Contracts: this, Module: module, Context: context));
    }

    /// <inheritdoc/>
    public void CodeBlockNumLastUsed(Checksum256 codeHash, byte vmType, byte vmVersion, uint blockNum)
    {
        if (_modules.TryGetValue((codeHash, vmType, vmVersion), out var cached))
            cached.LastUsed = blockNum;
    }

    /// <summary>Forgets modules that no account has used since an irreversible block.</summary>
    public void CurrentLib(uint lastIrreversible)
    {
        foreach (var (key, cached) in _modules)
        {
            if (cached.LastUsed <= lastIrreversible)
                _modules.Remove(key);
        }
    }

    private bool IsConfigurable => chain.IsBuiltinActivated(BuiltinProtocolFeature.ConfigurableWasmLimits);

    private CompiledModule Find(Checksum256 codeHash, byte vmType, byte vmVersion, TransactionContext transaction)
    {
        var key = (codeHash, vmType, vmVersion);
        if (!_modules.TryGetValue(key, out var cached))
        {
            transaction.PauseBillingTimer();
            try
            {
                var row = chain.Database.Code.ByCodeHash.Find(key)
                    ?? throw ChainErrors.WasmExecutionError.Error($"there is no code with hash {codeHash}");
                _modules.Add(key, cached = new CachedModule(Compile(row.Code)));
            }
            finally
            {
                transaction.ResumeBillingTimer();
            }
        }
        cached.LastUsed = uint.MaxValue;
        return cached.Module;
    }

    private static CompiledModule Compile(byte[] code)
    {
        try
        {
            CodeValidator.ValidateStored(code);
        }
        catch (WasmParseException error)
        {
            throw ChainErrors.WasmSerializationError.Error(error.Step);
        }
        catch (WasmConstraintException error)
        {
            throw ChainErrors.WasmExecutionError.Error(error.Step);
        }
        try
        {
            return ModuleCompiler.Compile(WasmParser.Parse(code, ParserOptions.Apply), ContractIntrinsics.Functions);
        }
        catch (WasmParseException)
        {
            throw ChainErrors.WasmExecutionError.Error($"Error building eos-vm interp: {"wasm parse exception":e}");
        }
    }

    private void Run(CompiledModule module, ApplyContext context)
    {
        var (pages, depth) = (MaximumPages, WasmConfig.Default.MaxCallDepth);
        if (IsConfigurable)
            (pages, depth) = (chain.Database.GlobalProperty.WasmConfiguration.MaxPages, chain.Database.GlobalProperty.WasmConfiguration.MaxCallDepth);
        try
        {
            using var instance = module.Instantiate(new ContractIntrinsics(context, controller), context.TransactionContext.CheckTime, pages, depth);
            instance.Apply((long)context.Receiver.Value, (long)context.Act.Account.Value, (long)context.Act.Name.Value);
        }
        catch (WasmTrapException trap)
        {
            throw ChainErrors.WasmExecutionError.Error(trap.Message);
        }
    }

    private sealed class CachedModule(CompiledModule module)
    {
        public CompiledModule Module { get; } = module;

        /// <summary>The block from which on no account uses it; the maximum while one does.</summary>
        public uint LastUsed { get; set; } = uint.MaxValue;
    }
}
