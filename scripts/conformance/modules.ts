import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import type { Host } from "../../generator/1-load/host.js";
import { load } from "../../generator/1-load/load.js";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import { normaliseSchema } from "../../generator/2-normalise/normalise.js";
import { analyse } from "../../generator/3-analyse/analyse.js";
import { emitRuntime } from "../../generator/4-emit/runtime.js";
import { emitValidators } from "../../generator/4-emit/validators/emit.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { formatSpan } from "../../generator/diagnostics/source.js";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";

/** The two doors of a schema's validators, or why there are none. */
export type CompiledSchema =
  | { readonly kind: "validators"; readonly is: Door; readonly validate: Door }
  | { readonly kind: "refused"; readonly why: string };

/** What a value is called with; both `isX` and `validateX`. */
type Door = (value: unknown) => unknown;

interface Emitted {
  readonly kind: "emitted";
  readonly path: string;
  readonly is: string;
  readonly validate: string;
}

/** A schema, and whether formats are checked. */
export interface Compilable {
  readonly schema: unknown;
  readonly formats: boolean;
}

/** Compiles each schema to a module of its own, as a package would hold it, and imports all of them into this process. */
export async function compileSchemas(
  cases: readonly Compilable[],
  known: ReadonlyMap<string, string>,
): Promise<readonly CompiledSchema[]> {
  const folder = mkdtempSync(join(tmpdir(), "specmill-conformance-"));
  try {
    write(folder, "package.json", '{ "type": "module" }');
    const emitted = cases.map((each, index) => emitSchema(each, `schema-${index}.json`, known, folder));
    return await Promise.all(emitted.map((each) => (each.kind === "emitted" ? importFrom(folder, each) : each)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const runtime = readRuntimeSources();

/** Writes the modules of a schema into the folder; those of the runtime are the same for all. */
function emitSchema(
  { schema, formats }: Compilable,
  name: string,
  known: ReadonlyMap<string, string>,
  folder: string,
): Emitted | Extract<CompiledSchema, { readonly kind: "refused" }> {
  const diagnostics = createDiagnostics();
  try {
    const sources = load(
      `/${name}`,
      { host: hostOf(JSON.stringify(schema)), root: "/", textsByUri: known },
      diagnostics,
    );
    const api = sources && normaliseSchema(sources, diagnostics);
    const model = api && analyse(api, diagnostics, { formats });
    if (model === undefined) return { kind: "refused", why: reasonOf(diagnostics.all()) };
    const module = emitValidators(model);
    for (const { path, text } of [module, ...emitRuntime([module], runtime)]) {
      write(folder, path.replace(/\.ts$/, ".js"), transformSync(text, { loader: "ts", target: "es2022" }).code);
    }
    // A root that is only a reference gives its name to the schema that it refers to.
    const root = [...model.api.named].find(([, named]) => named === model.api.name)?.[0] ?? ("#" as SchemaId);
    const names = model.names.get(root);
    if (names === undefined) throw new Error("The root has no name");
    return { kind: "emitted", path: module.path.replace(/\.ts$/, ".js"), ...names };
  } catch (error) {
    return { kind: "refused", why: `The compiler threw ${error}` };
  }
}

async function importFrom(folder: string, { path, is, validate }: Emitted): Promise<CompiledSchema> {
  const module = await import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href);
  return { kind: "validators", is: module[is], validate: module[validate] };
}

/** A file system with nothing but the schema. */
function hostOf(text: string): Host {
  return { read: () => ({ kind: "file", bytes: new TextEncoder().encode(text) }), realPath: (path) => path };
}

function reasonOf(diagnostics: ReturnType<ReturnType<typeof createDiagnostics>["all"]>): string {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, at, message }) => `${code} ${at === undefined ? "" : formatSpan(at)} ${message}`)
    .join("; ");
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
