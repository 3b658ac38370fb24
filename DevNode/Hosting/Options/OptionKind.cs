namespace DevNode.Hosting;

/// <summary>What an option's value is.</summary>
public enum OptionKind
{
    /// <summary>No value on the command line; true or false in config.ini.</summary>
    Switch,
    Bool,
    Int32,
    UInt16,
    UInt32,
    Int64,
    UInt64,
    Double,
    Text,

    /// <summary>A file or directory.</summary>
    Path,

    /// <summary>Several texts; given repeatedly.</summary>
    List,
}
