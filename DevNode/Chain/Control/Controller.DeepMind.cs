namespace DevNode.Chain;

/// <content>The deep mind log.</content>
public sealed partial class Controller
{
    /// <summary>Told of every change; null for nobody.</summary>
    public DeepMindHandler? DeepMind { get; private set; }

    /// <summary>Has every change told from now on; call it before a Startup.</summary>
    public void EnableDeepMind(DeepMindHandler deepMind) => TellDeepMind(deepMind);

    private void TellDeepMind(DeepMindHandler? deepMind) => DeepMind = ResourceLimits.DeepMind = deepMind;

    private void WithoutDeepMind(System.Action action)
    {
        var deepMind = DeepMind;
        TellDeepMind(null);
        try
        {
            action();
        }
        finally
        {
            TellDeepMind(deepMind);
        }
    }
}
