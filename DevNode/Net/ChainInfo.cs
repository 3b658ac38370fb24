using Antelope;

namespace DevNode.Net;

/// <summary>Where the chain stands: last irreversible block, head, and the head of the fork database.</summary>
public sealed record ChainInfo(
    uint LibNum, Checksum256 LibId, uint HeadNum, Checksum256 HeadId, uint ForkHeadNum, Checksum256 ForkHeadId);
