namespace DevNode.Chain;

/// <summary>The chain: its blocks, forks and state (nodeos controller.hpp).</summary>
public sealed partial class Controller;
