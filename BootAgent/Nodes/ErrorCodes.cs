namespace BootAgent.Nodes;

/// <summary>nodeos's error codes that change what is done next (nodeos exceptions.hpp).</summary>
internal static class ErrorCodes
{
    private const long HttpTimeout = 2;
    private const long AbiSerializationDeadline = 3015010;
    private const long ExpiredTransaction = 3040005;
    private const long DuplicateTransaction = 3040008;
    private const long TransactionNetExceeded = 3080002;
    private const long BlockNetExceeded = 3080003;
    private const long TransactionCpuExceeded = 3080004;
    private const long BlockCpuExceeded = 3080005;
    private const long DeadlineReached = 3080006;
    private const long LeewayDeadlineReached = 3081001;

    /// <summary>The node has the transaction already.</summary>
    public static bool IsDuplicate(NodeError error) => error.Code == DuplicateTransaction;

    /// <summary>The transaction came too late; it can never be in a block any more.</summary>
    public static bool IsExpired(NodeError error) => error.Code == ExpiredTransaction;

    /// <summary>The transaction is too much for the limits of one, so fewer actions may do.</summary>
    public static bool IsTooMuch(NodeError error) =>
        error.Code is TransactionNetExceeded or TransactionCpuExceeded or DeadlineReached or LeewayDeadlineReached;

    /// <summary>The block being made is full; the next one has room.</summary>
    public static bool IsBlockFull(NodeError error) => error.Code is BlockNetExceeded or BlockCpuExceeded;

    /// <summary>
    /// The node has done what it was asked for but could not write its answer in the time it allows itself
    /// (http-max-response-time-ms, abi-serializer-max-time-ms).
    /// </summary>
    public static bool IsAnswerTooSlow(NodeError error) => error.Code is HttpTimeout or AbiSerializationDeadline;
}
