// Makes the README's picture: starts the lab from scratch, waits until it is booted, takes a picture of the dashboard.
//   node docs/screenshot.mjs [settings of the lab]      needs a built tree and a chromium (CHROMIUM names another one)
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const docs = path.dirname(fileURLToPath(import.meta.url));
const limit = 5 * 60_000;
const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => p && fs.existsSync(p));
if (!executablePath) throw new Error("no chromium found; name one with CHROMIUM");

const lab = spawn("dotnet", ["run", "--no-build", "--project", "AppHost", "--", "--clean", "--Lab:Name=screenshot", ...process.argv.slice(2)], {
  cwd: path.dirname(docs), stdio: ["ignore", "pipe", "inherit"],
});
const ended = new Promise((resolve) => lab.on("exit", resolve));
try {
  const url = await booted();
  await takePicture(url, path.join(docs, "dashboard.png"));
} finally {
  lab.kill("SIGTERM"); // `dotnet run` passes it on; SIGINT it leaves to the terminal
  await ended;
}

/** The dashboard's login link, once the lab is booted. */
function booted() {
  return new Promise((resolve, reject) => {
    let url;
    let done = false;
    const timer = setTimeout(() => reject(new Error(`the lab has not booted within ${limit / 1000} s`)), limit);
    const check = () => { if (url && done) { clearTimeout(timer); resolve(url); } };
    readline.createInterface({ input: lab.stdout }).on("line", (line) => {
      console.log(line);
      url ??= line.match(/Login to the dashboard at (\S+)/)?.[1];
      done ||= line.startsWith("Booted");
      check();
    });
    lab.on("exit", (code) => reject(new Error(`the lab ended with code ${code}`)));
  });
}

async function takePicture(url, file) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: { width: 1400, height: 520 } });
  page.setDefaultTimeout(limit);
  await page.goto(url);
  await page.getByText("boot-agent").first().waitFor();
  await page.getByText("Running").nth(4).waitFor();
  await page.screenshot({ path: file });
  await browser.close();
  console.log(`wrote ${file}`);
}
