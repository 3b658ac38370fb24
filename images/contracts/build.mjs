// Puts the four contracts of the boot sequence into artifacts/contracts, laid out as reference-contracts builds them
// (NAME/NAME.wasm and NAME/NAME.abi). The build runs it (Contracts.targets); running it by hand does the same.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { filesOfPackage } from "./package-files.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const output = path.join(root, "artifacts", "contracts");
const compiler = path.join(root, "node_modules", "assemblyscript", "bin", "asc.js");

// npm's lock file cannot pin a package without installing its dependencies, which nothing here needs.
const hydra = {
  name: "@klevoya/hydra", version: "1.3.0",
  integrity: "sha512-kC78OfoYhVcufoDfsXouzKEmn2pNroAoGTj8+fzMfqJ96MPnr6GCv29sToHnPFn/6BTmw7UErznneZYmfo3q5w==",
};
const packaged = { "eosio.system": "eosio.system-v1.9.0", "eosio.token": "eosio.token-v1.7.0" };
const own = ["eosio.boot", "eosio.msig"];

function fail(message) {
  console.error(`contracts : error LAB0003: ${message}`);
  process.exit(1);
}

/** Writes through a temporary name: a reader sees the old file or the new one, never a part. */
function write(contract, extension, content) {
  const file = path.join(output, contract, contract + extension);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.${process.pid}`, content);
  fs.renameSync(`${file}.${process.pid}`, file);
}

function compile(contract) {
  const target = path.join(root, "artifacts", `${contract}.${process.pid}.wasm`);
  const result = spawnSync(process.execPath,
    [compiler, `${contract}/${contract}.ts`, "--config", "asconfig.json", "--outFile", target],
    { cwd: here, encoding: "utf8" });
  if (result.status !== 0) fail(`${contract} does not compile:\n${result.error ?? ""}${result.stdout ?? ""}${result.stderr ?? ""}`);
  const wasm = fs.readFileSync(target);
  fs.rmSync(target);
  return wasm;
}

fs.mkdirSync(output, { recursive: true });
try {
  const files = filesOfPackage(hydra, path.join(root, "artifacts", "packages"));
  for (const [contract, file] of Object.entries(packaged)) {
    for (const extension of [".wasm", ".abi"]) {
      const content = files.get(`package/lib/templates/contracts/${contract}/${file}${extension}`);
      if (!content) fail(`${hydra.name} ${hydra.version} holds no ${file}${extension}`);
      write(contract, extension, content);
    }
  }
} catch (error) {
  fail(error.message);
}
for (const contract of own) {
  write(contract, ".abi", fs.readFileSync(path.join(here, contract, `${contract}.abi`)));
  write(contract, ".wasm", compile(contract));
}
fs.writeFileSync(path.join(output, ".built"), "");
console.log(`contracts: ${[...own, ...Object.keys(packaged)].join(", ")} are in ${path.relative(root, output)}`);
