using Antelope.Api;

namespace BootAgent.Nodes;

/// <summary>A node's refusal, with the node's name before what it said.</summary>
public sealed class NodeException(string node, ChainApiException answer) : Exception($"{node}: {answer.Message}", answer)
{
    /// <summary>nodeos's error number, such as 3050003; 0 when the answer has none.</summary>
    public long Code => answer.Code;

    /// <summary>Whether the node does not know what it was asked for, as when it lacks a plugin.</summary>
    public bool IsNotFound => answer.HttpStatus == System.Net.HttpStatusCode.NotFound;
}
