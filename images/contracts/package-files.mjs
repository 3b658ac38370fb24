// Files of one npm package whose dependencies are not wanted: `npm pack` downloads the tarball alone and runs no script.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

const BLOCK = 512;

/** The package's files by their path in the tarball; `folder` keeps the tarball. Throws when it is not the pinned one. */
export function filesOfPackage({ name, version, integrity }, folder) {
  const tarball = path.join(folder, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  if (!fs.existsSync(tarball) || integrityOf(tarball) !== integrity) download(`${name}@${version}`, tarball);
  const actual = integrityOf(tarball);
  if (actual !== integrity) throw new Error(`${tarball} is not the pinned ${name} ${version}: ${actual} instead of ${integrity}`);
  return untar(gunzipSync(fs.readFileSync(tarball)));
}

function integrityOf(file) {
  return "sha512-" + createHash("sha512").update(fs.readFileSync(file)).digest("base64");
}

/** Downloads beside the target and renames: builds that run at the same time never see a part of it. */
function download(spec, tarball) {
  const folder = `${tarball}.${process.pid}`;
  fs.mkdirSync(folder, { recursive: true });
  const result = spawnSync("npm", ["pack", spec, "--pack-destination", folder, "--ignore-scripts", "--loglevel=error"],
    { cwd: folder, encoding: "utf8", shell: process.platform === "win32" });
  if (result.error) throw new Error(`cannot run npm (${result.error.message}); install Node.js with npm`);
  if (result.status !== 0) throw new Error(`npm pack ${spec} ended with code ${result.status}: ${result.stderr}`);
  fs.renameSync(path.join(folder, path.basename(tarball)), tarball);
  fs.rmdirSync(folder);
}

/** Regular files of a ustar archive. */
function untar(archive) {
  const files = new Map();
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const text = (from, length) => archive.toString("utf8", at + from, at + from + length).replace(/\0.*$/s, "");
    const size = parseInt(text(124, 12), 8);
    const prefix = text(345, 155);
    if ("0".includes(text(156, 1))) {
      files.set((prefix ? `${prefix}/` : "") + text(0, 100), archive.subarray(at + BLOCK, at + BLOCK + size));
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
