using System.Diagnostics;
using Antelope;
using BootAgent.Nodes;

namespace BootAgent.Sending;

/// <summary>
/// Sends groups of actions to one node, several transactions at a time, and sees them into blocks. A transaction whose fate
/// is unknown is sent again as it is, which cannot make it happen twice; an expired one is looked for in the blocks first.
/// </summary>
public sealed class TransactionSender(
    ChainNode node, TransactionPacker packer, Confirmations confirmations, Waiter waiter, ITransactionLog log, TimeSpan answerLimit)
{
    private const int InFlight = 4;
    private readonly List<SignedTransaction> _unconfirmed = [];

    /// <summary>Sends one group after the other, each in a transaction of its own, as later ones depend on earlier ones.</summary>
    public async Task SendInOrderAsync(IEnumerable<ActionGroup> groups, CancellationToken cancellation)
    {
        foreach (var group in groups)
        {
            await SendBatchAsync([group], cancellation);
        }
    }

    /// <summary>Sends groups that do not depend on each other, many in a transaction and several transactions at a time.</summary>
    public Task SendManyAsync(IEnumerable<ActionGroup> groups, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            TransactionPacker.Divide(groups),
            new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellation },
            async (batch, token) => await SendBatchAsync(batch, token));

    /// <summary>Sends groups together in one transaction.</summary>
    public Task SendTogetherAsync(IReadOnlyList<ActionGroup> groups, CancellationToken cancellation) =>
        SendBatchAsync(groups, cancellation);

    /// <summary>Waits until every transaction sent so far is in a block.</summary>
    public async Task ConfirmAsync(CancellationToken cancellation)
    {
        SignedTransaction[] waiting;
        lock (_unconfirmed)
        {
            waiting = [.. _unconfirmed];
        }
        if (waiting.Length == 0)
        {
            return;
        }
        await waiter.UntilAsync($"{waiting.Length} transactions to be in blocks of {node.Name}", TransactionPacker.Lifetime, async token =>
        {
            var info = await confirmations.ReadAsync(token);
            var missing = waiting.Where(transaction => !confirmations.IsInBlock(transaction.Id)).ToList();
            if (missing.Find(transaction => transaction.Expiration.ToTimePoint() < info.HeadBlockTime) is { } lost)
            {
                throw new LostException(lost);
            }
            return Sight.If(missing.Count == 0,
                $"head {info.HeadBlockNum}, {missing.Count} missing" + (missing.Count > 0 ? $", first {missing[0].Id} ({missing[0].What})" : ""));
        }, cancellation);
        foreach (var transaction in waiting)
        {
            log.Confirmed(transaction.Id, confirmations.BlockOf(transaction.Id));
        }
        lock (_unconfirmed)
        {
            _unconfirmed.RemoveAll(transaction => waiting.Contains(transaction));
        }
    }

    private async Task SendBatchAsync(IReadOnlyList<ActionGroup> groups, CancellationToken cancellation)
    {
        try
        {
            await SendOneAsync(groups, cancellation);
        }
        catch (TooMuchException) when (groups.Count > 1)
        {
            var half = groups.Count / 2;
            await SendBatchAsync([.. groups.Take(half)], cancellation);
            await SendBatchAsync([.. groups.Skip(half)], cancellation);
        }
    }

    private async Task SendOneAsync(IReadOnlyList<ActionGroup> groups, CancellationToken cancellation)
    {
        var chain = await node.GetInfoAsync(cancellation);
        var transaction = packer.Sign(groups, chain);
        confirmations.Expect(transaction.Id, chain.HeadBlockNum);
        using var activity = log.Start(node, transaction);
        try
        {
            await waiter.UntilAsync($"{node.Name} to take transaction {transaction.Id} ({transaction.What})", answerLimit,
                token => TryAsync(transaction, token), cancellation);
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            log.Failed(transaction, exception);
            throw;
        }
        lock (_unconfirmed)
        {
            _unconfirmed.Add(transaction);
        }
        log.Accepted(transaction);
    }

    /// <summary>Sends once; says "not yet" when nothing is known about what became of it.</summary>
    private async Task<Sight<bool>> TryAsync(SignedTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await node.SendTransactionAsync(transaction.Packed, cancellation);
            return Sight.Of(true);
        }
        catch (NodeException exception) when (ErrorCodes.IsDuplicate(exception.Code))
        {
            return Sight.Of(true);
        }
        catch (NodeException exception) when (ErrorCodes.IsBlockFull(exception.Code) || ErrorCodes.IsAnswerTooSlow(exception.Code))
        {
            return Sight.NotYet<bool>(exception.Message);
        }
        catch (NodeException exception) when (ErrorCodes.IsExpired(exception.Code))
        {
            await confirmations.ReadAsync(cancellation);
            return confirmations.IsInBlock(transaction.Id) ? Sight.Of(true) : throw new RejectedException(transaction, exception);
        }
        catch (NodeException exception) when (ErrorCodes.IsTooMuch(exception.Code))
        {
            // Nodes bill the time that the clock shows: on a busy machine the same transaction may fit the next time.
            return transaction.Groups.Count == 1 ? Sight.NotYet<bool>(exception.Message) : throw new TooMuchException(transaction, exception);
        }
        catch (NodeException exception)
        {
            throw new RejectedException(transaction, exception);
        }
    }
}
