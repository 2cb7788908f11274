import { spawnSync } from "node:child_process";
import { basename } from "node:path";
import { guardOf, ownerHere, textOf } from "./owner.js";

/** A rename as one of several that belong together. What is not there any more is not renamed. */
export type Rename =
  /** To where nothing is. What somebody puts there meanwhile stays. */
  | { readonly kind: "move"; readonly from: string; readonly to: string }
  /** Over a file, if one is there: its second name is `before`. */
  | { readonly kind: "replace"; readonly from: string; readonly to: string; readonly before: string };

/**
 * Carries out renames in a process of their own, and waits for it. A kill of this one does not reach it, nor do Ctrl-C and
 * the end of the terminal: once it has been told what to do, it ends its work some milliseconds later. It does all or
 * none: where the system refuses one, those before are undone, and what the system said is thrown. Where it cannot be
 * started, or is killed, nothing is said, and what is left to do can be seen on the disk.
 *
 * **Two at once.** This process holds the lock. If it is killed, the next run finds a dead owner while the renames go
 * on. So the other process first takes the lock that guards the taking over of this one (`guardOf`), and goes on only if
 * this one is still the owner: either it is at work and the next run waits, or the next run has taken over and it does
 * nothing. What to do comes through its input, as command lines are short on Windows. A process that is killed while it
 * writes that leaves half of it, which is no JSON, and nothing is done either.
 */
export function renameApart(renames: readonly Rename[], lock: string, node: string = process.execPath): void {
  const text = textOf(lock);
  // Another program than Node that runs this, such as an editor, would start itself anew.
  if (text === undefined || !/^node(?:js)?[-\d.]*(?:exe)?$/i.test(basename(node))) return;
  const parameters = ["-e", script, lock, guardOf(lock, text)];
  const refusal = answerOf(node, parameters, JSON.stringify({ renames, text, owner: ownerHere() }));
  // What the system says begins with its code.
  if (refusal !== "") throw Object.assign(new Error(refusal), { code: refusal.split(":")[0] });
}

/** What the system refused; empty where it refused nothing, or nobody says. */
function answerOf(node: string, parameters: readonly string[], input: string): string {
  const options = {
    input,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "ignore"],
    // A session of its own: what is sent to all processes of a terminal or of a group does not come there.
    detached: true,
    windowsHide: true,
    // What is loaded into every process takes time, and may change what files are.
    env: { ...process.env, NODE_OPTIONS: "" },
  } as const;
  try {
    return spawnSync(node, parameters, { ...options, stdio: [...options.stdio] }).stdout ?? "";
  } catch {
    return ""; // Node may be told to start no other process.
  }
}

/** Node hands over what follows as text. The owner it names is this process's, but for what tells the two apart. */
const script = `
const fs = require("node:fs");
const { dirname } = require("node:path");
const [lock, guard] = process.argv.slice(1);
let input = "";
process.stdin.setEncoding("utf8").on("data", (text) => { input += text; }).on("end", () => begin(JSON.parse(input)));

function begin({ renames, text, owner }) {
  take(owner);
  let refused;
  try {
    if (fs.readFileSync(lock, "utf8") === text) refused = errorOf(() => carryOut(renames));
  } finally {
    fs.unlinkSync(guard);
    errorOf(() => fs.rmdirSync(dirname(lock)));
  }
  if (refused) process.stdout.write(refused.message);
}

function take(owner) {
  let status = "";
  errorOf(() => { status = fs.readFileSync("/proc/self/stat", "utf8"); });
  const started = status.slice(status.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  const self = JSON.stringify({ ...owner, pid: process.pid, started });
  const draft = guard + "." + owner.nonce;
  fs.writeFileSync(draft, self, { flag: "wx" });
  try {
    if (errorOf(() => fs.linkSync(draft, guard))) fs.writeFileSync(guard, self, { flag: "wx" });
  } finally {
    fs.unlinkSync(draft);
  }
}

function carryOut(renames) {
  const done = [];
  const refused = errorOf(() => {
    for (const rename of renames) {
      const { kind, from, to } = rename;
      if (!isThere(from) || (kind === "move" && isThere(to))) continue;
      fs.renameSync(from, to);
      done.unshift(rename);
    }
  });
  if (!refused) return;
  for (const rename of done) errorOf(() => undo(rename));
  throw refused;
}

function undo({ kind, from, to, before }) {
  fs.renameSync(to, from);
  if (kind === "replace") fs.renameSync(before, to);
}

function isThere(path) {
  return fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function errorOf(act) {
  try { act(); } catch (error) { return error; }
}
`;
