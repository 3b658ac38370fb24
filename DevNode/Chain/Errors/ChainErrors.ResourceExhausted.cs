namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType ResourceExhaustedException = new(ChainErrorType.Root, 3080000, "resource_exhausted_exception", "Resource exhausted exception");
    public static readonly ChainErrorType RamUsageExceeded = new(ResourceExhaustedException, 3080001, "ram_usage_exceeded", "Account using more than allotted RAM usage");
    public static readonly ChainErrorType TxNetUsageExceeded = new(ResourceExhaustedException, 3080002, "tx_net_usage_exceeded", "Transaction exceeded the current network usage limit imposed on the transaction");
    public static readonly ChainErrorType BlockNetUsageExceeded = new(ResourceExhaustedException, 3080003, "block_net_usage_exceeded", "Transaction network usage is too much for the remaining allowable usage of the current block");
    public static readonly ChainErrorType TxCpuUsageExceeded = new(ResourceExhaustedException, 3080004, "tx_cpu_usage_exceeded", "Transaction exceeded the current CPU usage limit imposed on the transaction");
    public static readonly ChainErrorType BlockCpuUsageExceeded = new(ResourceExhaustedException, 3080005, "block_cpu_usage_exceeded", "Transaction CPU usage is too much for the remaining allowable usage of the current block");
    public static readonly ChainErrorType DeadlineException = new(ResourceExhaustedException, 3080006, "deadline_exception", "Transaction took too long");
    public static readonly ChainErrorType GreylistNetUsageExceeded = new(ResourceExhaustedException, 3080007, "greylist_net_usage_exceeded", "Transaction exceeded the current greylisted account network usage limit");
    public static readonly ChainErrorType GreylistCpuUsageExceeded = new(ResourceExhaustedException, 3080008, "greylist_cpu_usage_exceeded", "Transaction exceeded the current greylisted account CPU usage limit");
    public static readonly ChainErrorType LeewayDeadlineException = new(DeadlineException, 3081001, "leeway_deadline_exception", "Transaction reached the deadline set due to leeway on account CPU limits");
}
