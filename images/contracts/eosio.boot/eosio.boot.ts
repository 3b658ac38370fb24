// The first contract of `eosio`: makes the native actions known by its ABI and activates protocol features.
import { check, unhandledError, unknownAction } from "../lib/check";
import { is_feature_activated, preactivate_feature, require_auth } from "../lib/host";
import { name } from "../lib/name";
import { Reader } from "../lib/reader";

const DIGEST_LENGTH: u32 = 32;

/** Schedules the activation of a protocol feature for the next block. */
function activate(receiver: u64, data: Reader): void {
  const digest = data.skip(DIGEST_LENGTH);
  require_auth(receiver);
  preactivate_feature(digest);
}

/** Fails unless a protocol feature is active. */
function reqactivated(data: Reader): void {
  check(is_feature_activated(data.skip(DIGEST_LENGTH)), "protocol feature is not activated");
}

export function apply(receiver: u64, code: u64, action: u64): void {
  if (code != receiver) {
    if (code == name("eosio") && action == name("onerror")) unhandledError();
    return;
  }
  if (action == name("activate")) activate(receiver, Reader.actionData());
  else if (action == name("reqactivated")) reqactivated(Reader.actionData());
  else if (action == name("onerror")) check(false, "the onerror action cannot be called directly");
  else if (receiver != name("eosio") && !isNative(action)) unknownAction();
}

/** Whether the chain itself executes the action; what it leaves to the contract is then nothing. */
function isNative(action: u64): bool {
  return action == name("newaccount") || action == name("setcode") || action == name("setabi")
    || action == name("updateauth") || action == name("deleteauth")
    || action == name("linkauth") || action == name("unlinkauth") || action == name("canceldelay");
}
