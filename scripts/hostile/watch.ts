import { createRequire, syncBuiltinESMExports } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { logVariable, phaseVariable, record } from "./events.js";

// Loaded into a child process before anything that it runs. Takes the network away and counts who asks for it, notes
// every path that is written to, and notices when a payload runs or a prototype changes.

type Callable = (this: unknown, ...inputs: unknown[]) => unknown;
type Functions = Record<string, unknown>;

const require = createRequire(import.meta.url);

/** The functions of `node:fs` that change something at the path they are given first, or at either of two. */
const changing = {
  one: [
    "writeFile",
    "appendFile",
    "mkdir",
    "mkdtemp",
    "rm",
    "rmdir",
    "unlink",
    "truncate",
    "chmod",
    "createWriteStream",
  ],
  two: ["rename", "copyFile", "cp", "link", "symlink"],
};

noticePayloads();
noticePrototypes();
takeNetworkAway();
noticeWrites();
syncBuiltinESMExports();

/** The payloads of the documents all assign to one global. */
function noticePayloads(): void {
  Object.defineProperty(globalThis, "__PWN", {
    get: () => undefined,
    set: () => record({ kind: "payload", during: process.env[phaseVariable] ?? "" }),
  });
}

function noticePrototypes(): void {
  const prototypes = { Object, Array, Function, String, Number, Map, Promise };
  const list = () =>
    Object.entries(prototypes).flatMap(([name, { prototype }]) =>
      Reflect.ownKeys(prototype).map((key) => `${name}.prototype.${String(key)}`),
    );
  const before = new Set(list());
  process.on("exit", () => {
    for (const what of list()) if (!before.has(what)) record({ kind: "prototype", what });
  });
}

function takeNetworkAway(): void {
  const dns = ["lookup", "lookupService", "resolve", "resolve4", "resolve6", "resolveAny", "resolveTxt", "reverse"];
  const doors: readonly (readonly [Functions, readonly string[]])[] = [
    [require("node:net"), ["connect", "createConnection"]],
    [require("node:net").Socket.prototype, ["connect"]],
    [require("node:tls"), ["connect"]],
    [require("node:dns"), dns],
    [require("node:dns").promises, dns],
    [require("node:http"), ["request", "get"]],
    [require("node:https"), ["request", "get"]],
    [require("node:http2"), ["connect"]],
    [require("node:dgram"), ["createSocket"]],
    [require("node:child_process"), ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"]],
    [globalThis as unknown as Functions, ["fetch", "WebSocket"]],
  ];
  for (const [owner, names] of doors) {
    for (const name of names) {
      if (typeof owner[name] !== "function") continue;
      owner[name] = (...inputs: unknown[]) => {
        record({ kind: "network", what: `${name}(${describe(inputs[0])})` });
        throw new Error(`There is no network here: ${name} was called.`);
      };
    }
  }
}

function noticeWrites(): void {
  const fs: Functions = require("node:fs");
  const promises = fs.promises as Functions;
  for (const owner of [fs, promises]) {
    for (const name of changing.one) notice(owner, name, (inputs) => inputs.slice(0, 1));
    for (const name of changing.two) notice(owner, name, (inputs) => inputs.slice(0, 2));
    notice(owner, "open", (inputs) => (opensToWrite(inputs[1]) ? inputs.slice(0, 1) : []));
  }
}

function notice(owner: Functions, name: string, pathsOf: (inputs: readonly unknown[]) => readonly unknown[]): void {
  for (const variant of [name, `${name}Sync`]) {
    const original = owner[variant];
    if (typeof original !== "function") continue;
    owner[variant] = function (this: unknown, ...inputs: unknown[]) {
      for (const path of pathsOf(inputs).map(absolute)) {
        if (path !== undefined && path !== process.env[logVariable]) record({ kind: "write", path });
      }
      return (original as Callable).apply(this, inputs);
    };
  }
}

function opensToWrite(flags: unknown): boolean {
  return typeof flags === "number" ? (flags & 3) !== 0 : typeof flags === "string" && /[wa+]/.test(flags);
}

/** A path that a function of `node:fs` was given; nothing for a file that is open already. */
function absolute(path: unknown): string | undefined {
  if (path instanceof URL) return fileURLToPath(path);
  return typeof path === "string" || path instanceof Uint8Array ? resolve(String(path)) : undefined;
}

function describe(value: unknown): string {
  try {
    return String(value instanceof Request ? value.url : typeof value === "object" ? JSON.stringify(value) : value);
  } catch {
    return typeof value;
  }
}
