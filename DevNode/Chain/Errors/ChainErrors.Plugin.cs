namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType PluginException = new(ChainErrorType.Root, 3110000, "plugin_exception", "Plugin exception");
    public static readonly ChainErrorType MissingChainApiPluginException = new(PluginException, 3110001, "missing_chain_api_plugin_exception", "Missing Chain API Plugin");
    public static readonly ChainErrorType MissingWalletApiPluginException = new(PluginException, 3110002, "missing_wallet_api_plugin_exception", "Missing Wallet API Plugin");
    public static readonly ChainErrorType MissingHistoryApiPluginException = new(PluginException, 3110003, "missing_history_api_plugin_exception", "Missing History API Plugin");
    public static readonly ChainErrorType MissingNetApiPluginException = new(PluginException, 3110004, "missing_net_api_plugin_exception", "Missing Net API Plugin");
    public static readonly ChainErrorType MissingChainPluginException = new(PluginException, 3110005, "missing_chain_plugin_exception", "Missing Chain Plugin");
    public static readonly ChainErrorType PluginConfigException = new(PluginException, 3110006, "plugin_config_exception", "Incorrect plugin configuration");
    public static readonly ChainErrorType MissingTraceApiPluginException = new(PluginException, 3110007, "missing_trace_api_plugin_exception", "Missing Trace API Plugin");
}
