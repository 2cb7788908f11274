/**
 * Measures what a program pays that calls one operation of a large API: how long TypeScript checks it, what TypeScript
 * reads for it, and how many bytes it ships.
 *
 *     npm run bench:consumer -- [--rounds N] [--json] [--without-peers] [--consumer NAME]… DOCUMENT [OPERATION]
 *
 * DOCUMENT is GitHub's API, or another one whose OPERATION is given as an operationId. Each consumer is compared with one of
 * a document that has nothing but the operation. Seconds mean something on a machine that does nothing else; counts and
 * bytes always do.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { toCamelCase, toKebabCase, toPascalCase } from "../../generator/3-analyse/words.js";
import { folderOfTag } from "../../generator/4-emit/parts/file-names.js";
import { median } from "../shared/median.js";
import { environmentWithoutNpm, installPeers } from "../shared/peers.js";
import { selectByName } from "../shared/selection.js";
import { table } from "../shared/table.js";
import { type Consumer, consumersOf, type Operation } from "./consumers.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    json: { type: "boolean", default: false },
    "without-peers": { type: "boolean", default: false },
    consumer: { type: "string", multiple: true },
  },
});
const [given, operationId = "issues/get"] = positionals;
if (given === undefined) throw new Error("Usage: npm run bench:consumer -- DOCUMENT [OPERATION]");
const document = resolve(given);
const rounds = Number(values.rounds);

const root = fileURLToPath(new URL("../../", import.meta.url));
const peers = new URL("../bench-generate/", import.meta.url);
const folder = fileURLToPath(new URL("build/", import.meta.url));
const modules = join(root, "node_modules");

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "node_modules"), { recursive: true });
for (const name of ["openapi-fetch", "openapi-typescript-helpers"]) link(name, join(modules, name));
if (!values["without-peers"]) {
  installPeers(peers);
  for (const name of ["zod", "@oazapfts/runtime"]) link(name, fileURLToPath(new URL(`node_modules/${name}`, peers)));
}
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');

const operation = operationOf(document, operationId);
const all = consumersOf(operation, document).filter(({ peer }) => !peer || !values["without-peers"]);
const consumers = selectByName(all, ({ name }) => name, values.consumer);
const generated = new Set<string>();
for (const { generate, environment } of consumers) {
  const [script = "", ...words] = generate;
  const key = generate.join(" ");
  if (generated.has(key)) continue;
  generated.add(key);
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(root, script), ...words], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...environmentWithoutNpm(), ...environment },
  });
  if (status !== 0) throw new Error(`${key} failed: ${stderr || stdout}`);
}
link("@bench/clients", join(folder, "package"));

const measured = [];
for (const consumer of consumers) measured.push({ name: consumer.name, ...(await measure(consumer)) });
if (values.json)
  console.log(JSON.stringify({ document: basename(document), operationId, rounds, measured }, undefined, 2));
else {
  console.log(`One call of ${operationId}, of ${basename(document)}; TypeScript 5.9, medians of ${rounds} rounds.`);
  const rows = measured.map(({ name, seconds, files, lines, types, instantiations, megabytes, bytes }) => [
    ...[name, seconds.toFixed(2), `${files}`, `${lines}`, `${types}`, `${instantiations}`],
    ...[megabytes.toFixed(0), `${bytes}`],
  ]);
  const header = ["", "seconds", "files", "lines", "types", "instantiations", "memory MB", "bundle bytes"];
  console.log(table([header, ...rows]));
}

interface Figures {
  /** Of TypeScript's own clock: reading, binding and checking. */
  readonly seconds: number;
  /** Those of TypeScript's libraries are among them. */
  readonly files: number;
  readonly lines: number;
  readonly types: number;
  readonly instantiations: number;
  readonly megabytes: number;
  /** Minified, as an application ships it. */
  readonly bytes: number;
}

async function measure({ name, peer, code }: Consumer): Promise<Figures> {
  const file = `use-${toKebabCase(name)}.ts`;
  writeFileSync(join(folder, file), code);
  const config = join(folder, `tsconfig.${toKebabCase(name)}.json`);
  const compilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], module: "esnext", moduleResolution: "bundler" },
    ...{ target: "es2022", lib: ["es2022", "dom", "dom.iterable"] },
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, files: [file] }));
  const runs = Array.from({ length: rounds }, () => {
    const tsc = [join(modules, "typescript/bin/tsc"), "-p", config, "--extendedDiagnostics"];
    const { status, stdout } = spawnSync(process.execPath, tsc, { cwd: folder, encoding: "utf8" });
    // What peers generate need not compile: how long TypeScript takes is measured all the same.
    if (status !== 0 && peer) console.error(`${name} does not compile`);
    else if (status !== 0) throw new Error(`${name} does not compile:\n${stdout.slice(0, 2000)}`);
    return stdout;
  });
  const read = (label: string) =>
    median(runs.map((text) => Number(new RegExp(`^${label}: +([\\d.]+)`, "m").exec(text)?.[1] ?? Number.NaN)));
  const { outputFiles } = await build({
    entryPoints: [join(folder, file)],
    ...{ bundle: true, minify: true, format: "esm", target: "es2022", write: false, logLevel: "error" },
  });
  return {
    seconds: read("Total time"),
    files: read("Files"),
    lines: read("Lines of TypeScript") + read("Lines of Definitions"),
    types: read("Types"),
    instantiations: read("Instantiations"),
    megabytes: read("Memory used") / 1000,
    bytes: outputFiles[0]?.contents.length ?? 0,
  };
}

/** Where an operation is, and what it is called. */
function operationOf(path: string, id: string): Operation {
  const { paths } = JSON.parse(readFileSync(path, "utf8")) as Paths;
  for (const [template, item] of Object.entries(paths)) {
    for (const [method, each] of Object.entries(item)) {
      if (each?.operationId !== id) continue;
      return {
        ...{ id, template, method },
        api: toKebabCase(basename(path, extname(path))),
        apiName: toPascalCase(basename(path, extname(path))),
        name: toCamelCase(id),
        module: `operations/${folderOfTag(each.tags?.[0])}/${toKebabCase(id)}`,
        parameters: [...template.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name),
      };
    }
  }
  throw new Error(`${path} has no operation ${id}`);
}

interface Paths {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly operationId?: string; readonly tags?: readonly string[] }>>>
  >;
}

function link(name: string, target: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}
