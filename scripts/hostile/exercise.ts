import { pathToFileURL } from "node:url";
import { argumentLists, clientOptions, type Exports, isClientFactory } from "./dummies.js";
import { phaseVariable, record } from "./events.js";
import { probe } from "./probes.js";
import { filesUnder } from "./sandbox.js";

// Child process: imports every module of a generated package and calls all that it exports. What matters is what
// happens besides: the parent reads it from the events. That most calls fail is expected.

const [folder = "", id = "", probes = ""] = process.argv.slice(2);
const paths = filesUnder(folder).filter((path) => path.endsWith(".js"));
if (paths.length === 0) record({ kind: "import failed", module: "dist", reason: "there is no JavaScript" });
const modules = await importAll(paths);
process.env[phaseVariable] = "call";
await callAll(modules);
process.env[phaseVariable] = "probe";
await probe(id, JSON.parse(probes), modules);

async function importAll(paths: readonly string[]): Promise<readonly Exports[]> {
  const imported: Exports[] = [];
  for (const path of paths) {
    try {
      imported.push(await import(pathToFileURL(path).href));
    } catch (error) {
      record({ kind: "import failed", module: path.slice(folder.length + 1), reason: String(error).slice(0, 200) });
    }
  }
  return imported;
}

async function callAll(modules: readonly Exports[]): Promise<void> {
  const values = [...new Set(modules.flatMap((module) => Object.values(module)))];
  const functions = values.flatMap(functionsOf);
  const factories = modules.flatMap((module) =>
    Object.keys(module)
      .filter(isClientFactory)
      .map((name) => module[name]),
  );
  const clients = factories
    .flatMap((factory) => clientOptions.map((options) => attempt(factory, [options])))
    .filter((client) => client !== undefined);
  for (const value of functions) {
    for (const inputs of argumentLists(clients)) await settle(attempt(value, inputs));
  }
}

/** A function, and the functions of an object down to its second level: a Standard Schema has its own at `~standard`. */
function functionsOf(value: unknown, depth = 0): readonly unknown[] {
  if (typeof value === "function") return [value];
  if (typeof value !== "object" || value === null || depth > 1) return [];
  return Object.values(value).flatMap((member) => functionsOf(member, depth + 1));
}

function attempt(value: unknown, inputs: readonly unknown[]): unknown {
  try {
    return typeof value === "function" ? Reflect.apply(value, undefined, [...inputs]) : undefined;
  } catch {
    return undefined;
  }
}

async function settle(result: unknown): Promise<void> {
  try {
    await Promise.race([result, new Promise((resolve) => setTimeout(resolve, 100).unref())]);
  } catch {
    // Refusing what it is called with is what a function should do.
  }
}
