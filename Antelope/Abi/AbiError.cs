namespace Antelope.Abi;

/// <summary>Kinds of ABI errors; the numbers are nodeos's exception codes (nodeos exceptions.hpp).</summary>
public enum AbiError
{
    /// <summary>A value does not fit its built-in type; nodeos has only a general error of its library for it.</summary>
    General = 0,
    NameType = ValueFormatException.NameCode,
    AssetType = ValueFormatException.AssetCode,
    SymbolType = ValueFormatException.SymbolCode,
    Abi = 3015000,
    InvalidTypeInsideAbi = 3015004,
    DuplicateTypeDef = 3015005,
    DuplicateStructDef = 3015006,
    DuplicateActionDef = 3015007,
    DuplicateTableDef = 3015008,
    DuplicateErrorMessageDef = 3015009,
    RecursionDepth = 3015011,
    CircularDef = 3015012,
    Unpack = 3015013,
    Pack = 3015014,
    DuplicateVariantDef = 3015015,
    UnsupportedVersion = 3015016,
    DuplicateActionResultDef = 3015017,
}
