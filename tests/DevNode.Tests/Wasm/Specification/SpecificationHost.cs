using DevNode.Wasm;

namespace DevNode.Tests.Wasm.Specification;

/// <summary>The functions of the specification tests' module "spectest"; they print, and no assertion looks at that.</summary>
public static class SpecificationHost
{
    public const string Module = "spectest";

    public static readonly HostFunctions Functions = new(typeof(SpecificationHost));

    [HostFunction("print")]
    public static void Print()
    {
    }

    [HostFunction("print_i32")]
    public static void PrintI32(int value)
    {
    }

    [HostFunction("print_f32")]
    public static void PrintF32(float value)
    {
    }

    [HostFunction("print_f64")]
    public static void PrintF64(double value)
    {
    }

    [HostFunction("print_i32_f32")]
    public static void PrintI32F32(int first, float second)
    {
    }

    [HostFunction("print_f64_f64")]
    public static void PrintF64F64(double first, double second)
    {
    }
}
