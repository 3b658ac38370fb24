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
    public static bool IsDuplicate(long code) => code == DuplicateTransaction;

    /// <summary>The transaction came too late; it can never be in a block any more.</summary>
    public static bool IsExpired(long code) => code == ExpiredTransaction;

    /// <summary>The transaction is too much for the limits of one, so fewer actions may do.</summary>
    public static bool IsTooMuch(long code) =>
        code is TransactionNetExceeded or TransactionCpuExceeded or DeadlineReached or LeewayDeadlineReached;

    /// <summary>The block being made is full; the next one has room.</summary>
    public static bool IsBlockFull(long code) => code is BlockNetExceeded or BlockCpuExceeded;

    /// <summary>
    /// The node has done what it was asked for but could not write its answer in the time it allows itself
    /// (http-max-response-time-ms, abi-serializer-max-time-ms).
    /// </summary>
    public static bool IsAnswerTooSlow(long code) => code is HttpTimeout or AbiSerializationDeadline;
}
