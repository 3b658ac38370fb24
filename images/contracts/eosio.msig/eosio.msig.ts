// Transactions proposed on chain, approved by the accounts concerned and then executed by anybody.
import { unhandledError, unknownAction } from "../lib/check";
import { name } from "../lib/name";
import { Reader } from "../lib/reader";
import { approve, cancel, exec, invalidate, propose, unapprove } from "./actions";

export function apply(receiver: u64, code: u64, action: u64): void {
  if (code != receiver) {
    if (code == name("eosio") && action == name("onerror")) unhandledError();
    return;
  }
  const data = Reader.actionData();
  if (action == name("propose")) propose(receiver, data);
  else if (action == name("approve")) approve(receiver, data);
  else if (action == name("unapprove")) unapprove(receiver, data);
  else if (action == name("cancel")) cancel(receiver, data);
  else if (action == name("exec")) exec(receiver, data);
  else if (action == name("invalidate")) invalidate(receiver, data);
  else if (receiver != name("eosio")) unknownAction();
}
