// Installs the npm parts of the lab exactly as package-lock.json pins them and unpacks the Aspire engine.
// The build runs it (NodeModules.targets); running it by hand does the same. A second run does nothing.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(root, "node_modules");
const stamp = path.join(modules, ".lab-stamp");
const lock = path.join(root, "artifacts", "npm-setup.lock");
const waitLimitMs = 10 * 60_000;

const wanted = createHash("sha256").update(fs.readFileSync(path.join(root, "package-lock.json"))).digest("hex");

function upToDate() {
  if (!fs.existsSync(stamp) || fs.readFileSync(stamp, "utf8") !== wanted) return false;
  fs.utimesSync(stamp, new Date(), new Date()); // the build compares times
  return true;
}

function fail(message) {
  console.error(`npm-setup : error LAB0001: ${message}`);
  process.exit(1);
}

function run(what, command, args, env = process.env) {
  const result = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env, shell: process.platform === "win32" });
  if (result.error) fail(`${what}: cannot run ${command} (${result.error.message}); install Node.js with npm, version 18 or later`);
  if (result.status !== 0) fail(`${what}: ${command} ${args.join(" ")} ended with code ${result.status}`);
}

/** Runs `work` while holding the lock file, whose content is its owner's process id; a dead owner's lock is taken over. */
function locked(work) {
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  const deadline = Date.now() + waitLimitMs;
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (!ownerLives()) { fs.rmSync(lock, { force: true }); continue; }
      if (Date.now() > deadline) fail(`another npm set-up holds ${lock} for more than ${waitLimitMs / 60_000} minutes`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try { work(); } finally { fs.rmSync(lock, { force: true }); }
}

function ownerLives() {
  try {
    const owner = Number(fs.readFileSync(lock, "utf8"));
    if (!owner) return true; // being written
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** `aspire setup` unpacks the orchestrator (dcp) and the dashboard beside the command-line tool; it needs no network. */
function unpackAspire() {
  const name = `aspire-cli-${process.platform}-${process.arch}`;
  const home = path.join(modules, "@microsoft", name);
  const tool = path.join(home, "bin", "aspire");
  if (!fs.existsSync(tool)) {
    console.log(`npm-setup: no @microsoft/${name} for this platform; point ASPIRE_DCP_PATH and ASPIRE_DASHBOARD_PATH to an Aspire engine`);
    return;
  }
  console.log("npm-setup: unpacking the Aspire engine (orchestrator and dashboard)");
  const toolHome = path.join(root, "artifacts", "aspire-home"); // keeps its logs and caches out of the user's home
  fs.mkdirSync(toolHome, { recursive: true });
  run("unpacking the Aspire engine", tool, ["setup", "--install-path", home, "--non-interactive", "--nologo"], {
    ...process.env, HOME: toolHome, ASPIRE_CLI_TELEMETRY_OPTOUT: "1", NO_COLOR: "1",
  });
  const bundle = path.join(home, "bundle");
  const target = path.relative(home, fs.realpathSync(bundle));
  fs.rmSync(bundle);
  fs.symlinkSync(target, bundle, "dir"); // relative, so that the tree may be moved
}

if (!upToDate()) {
  locked(() => {
    if (upToDate()) return; // another build did it meanwhile
    console.log("npm-setup: installing the npm parts (once)");
    run("installing the npm parts", "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    unpackAspire();
    fs.mkdirSync(modules, { recursive: true });
    fs.writeFileSync(stamp, wanted);
    console.log("npm-setup: done");
  });
}
