import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { ExampleVerdicts } from "./check-examples.js";

/** What became of one document. */
export interface DocumentRow {
  readonly name: string;
  readonly outcome: Outcome;
  /** How many diagnostics there are of each code, as `error ref-unresolved`. */
  readonly diagnostics: ReadonlyMap<string, number>;
  readonly files: number;
  readonly lines: number;
  readonly generateSeconds: number;
  readonly checkSeconds: number;
  /** How the validators judge the examples of the document, beside a second implementation of JSON Schema. */
  readonly examples: ExampleVerdicts | undefined;
}

export type Outcome =
  | { readonly kind: "generated" }
  /** Refused, and then generated with `--lenient`. */
  | { readonly kind: "lenient" }
  | { readonly kind: "refused" }
  | { readonly kind: "crashed" | "uncompiled" | "unimported"; readonly output: string };

const root = resolve(import.meta.dirname, "../..");

/** Generates, type-checks and imports the package of one document, in a folder of its own that is removed again. */
export function runDocument(path: string, work: string): DocumentRow {
  const name = basename(path);
  const folder = join(work, name.replaceAll(/\W/g, "-"));
  mkdirSync(folder);
  try {
    const strictly = generate(path, folder, []);
    const leniently = strictly.outcome.kind === "refused" ? generate(path, folder, ["--lenient"]) : strictly;
    // The errors of a document that can be read leniently are what is wrong with it.
    const generated = { ...leniently, diagnostics: strictly.diagnostics };
    const sizes = sizesOf(join(folder, "out"));
    const { kind } = generated.outcome;
    if (kind === "refused" || kind === "crashed")
      return { name, ...generated, ...sizes, checkSeconds: 0, examples: undefined };
    const { outcome, seconds } = check(folder);
    const examples =
      outcome.kind === "generated"
        ? checkExamples(path, folder, leniently === strictly ? "generated" : "lenient")
        : undefined;
    const ended = outcome.kind === "generated" && leniently !== strictly ? ({ kind: "lenient" } as const) : outcome;
    return { name, ...generated, ...sizes, outcome: ended, checkSeconds: seconds, examples };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkExamples(path: string, folder: string, kind: string): ExampleVerdicts | undefined {
  const script = join(import.meta.dirname, "check-examples.ts");
  const strictness = kind === "lenient" ? "lenient" : "standard";
  const { stdout, status } = run(
    ["--import", import.meta.resolve("tsx"), script, path, join(folder, "out"), strictness],
    root,
  );
  return status === 0 ? (JSON.parse(stdout) as ExampleVerdicts) : undefined;
}

function generate(path: string, folder: string, options: readonly string[]) {
  const command = [join(root, "dist/cli.js"), "generate", path, "--out", "out", "--package", "corpus", ...options];
  const { status, stdout, stderr, seconds } = run([...command, "--format", "json"], folder);
  const found = status === 0 || status === 1 ? codesOf(stdout) : undefined;
  const outcome: Outcome =
    found === undefined
      ? { kind: "crashed", output: `${stdout}${stderr}`.slice(0, 2000) }
      : { kind: status === 0 ? "generated" : "refused" };
  return { outcome, diagnostics: found ?? new Map<string, number>(), generateSeconds: seconds };
}

function codesOf(json: string): ReadonlyMap<string, number> {
  const { diagnostics } = JSON.parse(json) as { diagnostics: readonly { severity: string; code: string }[] };
  const counts = new Map<string, number>();
  for (const { severity, code } of diagnostics) {
    const key = `${severity} ${code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The versions of TypeScript that generated code must compile under. */
const compilers = ["typescript", "typescript-newest"];

function check(folder: string): { readonly outcome: Outcome; readonly seconds: number } {
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(strictest));
  let seconds = 0;
  for (const compiler of compilers) {
    const result = run([join(root, "node_modules", compiler, "bin/tsc"), "-p", "."], folder);
    seconds = result.seconds;
    if (result.status !== 0)
      return { outcome: { kind: "uncompiled", output: `${compiler}: ${result.stdout}` }, seconds };
  }
  // Each module, and not only those that the package exports: those of large APIs can be imported alone.
  const built = readdirSync(join(folder, "out/dist"), { recursive: true, encoding: "utf8" });
  const modules = built.filter((path) => path.endsWith(".js")).sort();
  const imports = modules.map((path) => `await import(${JSON.stringify(`./out/dist/${path}`)});`);
  writeFileSync(join(folder, "imports.mjs"), imports.join("\n"));
  const imported = run(["imports.mjs"], folder);
  if (imported.status !== 0) return { outcome: { kind: "unimported", output: imported.stderr }, seconds };
  return { outcome: { kind: "generated" }, seconds };
}

const strictest = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
    module: "nodenext",
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    noEmit: true,
  },
  include: ["out/src"],
};

function run(args: readonly string[], cwd: string) {
  const start = performance.now();
  const result = spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 1 << 30 });
  return { ...result, seconds: (performance.now() - start) / 1000 };
}

function sizesOf(folder: string): { readonly files: number; readonly lines: number } {
  const paths = (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : []).filter((path) =>
    path.endsWith(".ts"),
  );
  const sources = paths.filter((path) => path.startsWith("src"));
  const lines = sources.map((path) => readFileSync(join(folder, path), "utf8").split("\n").length);
  return { files: sources.length, lines: lines.reduce((sum, each) => sum + each, 0) };
}
