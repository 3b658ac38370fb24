// What a client script is asked to do: one JSON object on standard input (the private key must not be an argument).
import { readFileSync } from 'node:fs';

/** @returns {{ url: string, privateKey: string, from: string, to: string, quantity: string, memo: string }} */
export const request = JSON.parse(readFileSync(0, 'utf8'));

/** Prints the answer as one line of JSON. */
export function answer(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
