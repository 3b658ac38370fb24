using System.Runtime.CompilerServices;

namespace DevNode.Wasm;

/// <summary>
/// Loads and stores: the effective address is computed in 64 bits and checked against the current size before memory is touched.
/// Unsafe because this is the one place where generated code reaches memory.
/// </summary>
internal static unsafe class MemoryOperators
{
    public static int Load32(int address, uint offset, WasmInstance instance) => Load<int>(address, offset, instance);
    public static int Load8S(int address, uint offset, WasmInstance instance) => Load<sbyte>(address, offset, instance);
    public static int Load8U(int address, uint offset, WasmInstance instance) => Load<byte>(address, offset, instance);
    public static int Load16S(int address, uint offset, WasmInstance instance) => Load<short>(address, offset, instance);
    public static int Load16U(int address, uint offset, WasmInstance instance) => Load<ushort>(address, offset, instance);
    public static long Load64(int address, uint offset, WasmInstance instance) => Load<long>(address, offset, instance);
    public static long Load64From8S(int address, uint offset, WasmInstance instance) => Load<sbyte>(address, offset, instance);
    public static long Load64From8U(int address, uint offset, WasmInstance instance) => Load<byte>(address, offset, instance);
    public static long Load64From16S(int address, uint offset, WasmInstance instance) => Load<short>(address, offset, instance);
    public static long Load64From16U(int address, uint offset, WasmInstance instance) => Load<ushort>(address, offset, instance);
    public static long Load64From32S(int address, uint offset, WasmInstance instance) => Load<int>(address, offset, instance);
    public static long Load64From32U(int address, uint offset, WasmInstance instance) => Load<uint>(address, offset, instance);

    public static void Store32(int address, int value, uint offset, WasmInstance instance) =>
        Store(address, value, offset, instance);
    public static void Store8(int address, int value, uint offset, WasmInstance instance) =>
        Store(address, (byte)value, offset, instance);
    public static void Store16(int address, int value, uint offset, WasmInstance instance) =>
        Store(address, (ushort)value, offset, instance);
    public static void Store64(int address, long value, uint offset, WasmInstance instance) =>
        Store(address, value, offset, instance);
    public static void Store64To8(int address, long value, uint offset, WasmInstance instance) =>
        Store(address, (byte)value, offset, instance);
    public static void Store64To16(int address, long value, uint offset, WasmInstance instance) =>
        Store(address, (ushort)value, offset, instance);
    public static void Store64To32(int address, long value, uint offset, WasmInstance instance) =>
        Store(address, (uint)value, offset, instance);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Load<T>(int address, uint offset, WasmInstance instance) where T : unmanaged
    {
        var effective = (ulong)(uint)address + offset;
        if (effective + (uint)sizeof(T) > instance.MemoryBytes)
            WasmInstance.ThrowOutOfBounds();
        return Unsafe.ReadUnaligned<T>(instance.MemoryBase + effective);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(int address, T value, uint offset, WasmInstance instance) where T : unmanaged
    {
        var effective = (ulong)(uint)address + offset;
        if (effective + (uint)sizeof(T) > instance.MemoryBytes)
            WasmInstance.ThrowOutOfBounds();
        Unsafe.WriteUnaligned(instance.MemoryBase + effective, value);
    }
}
