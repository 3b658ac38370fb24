namespace ImageBuilding;

/// <summary>An image cannot be had; the message says which, why, and what to do.</summary>
public sealed class ImageException(string message) : Exception(message);
