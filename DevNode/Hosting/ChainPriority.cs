namespace DevNode.Hosting;

/// <summary>Order of work on the chain thread: higher first, equal ones in the order they came (nodeos priority::low … highest).</summary>
public enum ChainPriority
{
    /// <summary>Reads for the API.</summary>
    Low = 10,

    /// <summary>Reads that a transaction waits for.</summary>
    MediumLow = 25,

    /// <summary>Blocks and block requests of peers.</summary>
    Medium = 50,

    /// <summary>Incoming transactions.</summary>
    MediumHigh = 75,

    /// <summary>Block production.</summary>
    High = 100,

    /// <summary>Start and stop.</summary>
    Highest = int.MaxValue,
}
