namespace DevNode.Chain;

/// <summary>Where the lines of the deep mind log go (nodeos's logger "deep-mind"); called by the thread of the chain only.</summary>
public interface IDeepMindLog
{
    /// <summary>Takes one line, ASCII, without its prefix and its end.</summary>
    void Log(string line);
}
