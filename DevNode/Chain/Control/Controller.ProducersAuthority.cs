using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <content>The account eosio.prods follows the active schedule.</content>
public sealed partial class Controller
{
    private void UpdateProducersAuthority(PendingBlock pending)
    {
        var producers = pending.HeaderState.ActiveSchedule.Producers;
        Update(Config.ActiveName, 2, 3);
        Update(Config.MajorityProducersPermissionName, 1, 2);
        Update(Config.MinorityProducersPermissionName, 1, 3);

        void Update(Name permission, int numerator, int denominator)
        {
            var threshold = (uint)(producers.Count * numerator / denominator + 1);
            var authority = new Authority(
                threshold, [], producers.Select(p => new PermissionLevelWeight(new(p.ProducerName, Config.ActiveName), 1)).ToArray(), []);
            var row = Authorization.GetPermission(new(Config.ProducersAccountName, permission));
            if (!row.Auth.Equals(authority))
                Db.Permissions.Modify(row with { Auth = authority });
        }
    }
}
