import { join } from "node:path";
import ts from "typescript";
import type { GeneratedSample } from "./samples.js";

const root = join(import.meta.dirname, "../..");
const runtime = join(root, "generator/runtime");

/** What a consumer with every strictness turned on compiles with. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: false,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  noEmit: true,
};

/**
 * The type errors of every sample, by its name: in what was generated, in its `use.ts`, which imports the API as
 * `sample/spec`, and where a value that the validators accept is not assignable to its type.
 *
 * One program checks all of them; they share the runtime and the libraries.
 */
export function typeErrorsOf(samples: readonly GeneratedSample[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map(samples.flatMap((sample) => [...filesOf(sample)]));
  const host = hostOf(files);
  const uses = samples.map((sample) => join(sample.folder, "use.ts"));
  const program = ts.createProgram([...files.keys(), ...uses], options, host);
  const errors = new Map(samples.map(({ name }) => [name, [] as string[]]));
  for (const diagnostic of ts.getPreEmitDiagnostics(program)) {
    const sample = samples.find(({ folder }) => diagnostic.file?.fileName.startsWith(`${folder}/`));
    const shown = formatDiagnostic(diagnostic);
    if (sample === undefined) throw new Error(shown);
    errors.get(sample.name)?.push(shown);
  }
  return errors;
}

/** The generated modules as if they stood in the sample's folder, and a module that assigns the accepted values. */
function filesOf({ folder, files, values }: GeneratedSample): ReadonlyMap<string, string> {
  const modules = files.filter(({ path }) => path.startsWith("src/spec/"));
  return new Map([
    ...modules.map(({ path, text }) => [join(folder, path), text] as const),
    [join(folder, "accepted.ts"), assignments(values, modules.find(({ path }) => path.endsWith("/types.ts"))?.text)],
  ]);
}

/**
 * Gives each accepted value to a function that takes what is assignable to its type. So the compiler reads literals as
 * the type wants them, and tolerates properties that the type does not list, as the validators do.
 */
function assignments(values: GeneratedSample["values"], types = ""): string {
  const named = Object.entries(values).filter(([name]) =>
    new RegExp(`^export (type|interface) ${name}\\b`, "m").test(types),
  );
  return [
    ...(named.length > 0 ? [`import type * as spec from "sample/spec";`] : ["export {};"]),
    ...named.flatMap(([name, { accepted, unassignable = [] }], index) => [
      `declare function assign${index}<Value extends spec.${name}>(value: Value): void;`,
      ...accepted.map((value) => `assign${index}(${literal(value)});`),
      ...unassignable.map((value) => `// @ts-expect-error\nassign${index}(${literal(value)});`),
    ]),
  ].join("\n");
}

/** Keys are computed, so that `__proto__` is a property like any other. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `[${JSON.stringify(key)}]: ${literal(member)}`);
  return `{ ${members.join(", ")} }`;
}

function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    readFile: (path) => files.get(path) ?? host.readFile(path),
    getSourceFile: (path, target) => {
      const text = files.get(path);
      return text === undefined ? host.getSourceFile(path, target) : ts.createSourceFile(path, text, target);
    },
    resolveModuleNameLiterals: (literals, from, redirected, given, source) =>
      literals.map(({ text }) => {
        const file = fileOf(text, from);
        if (file !== undefined) return { resolvedModule: { resolvedFileName: file, extension: ts.Extension.Ts } };
        const mode = ts.getImpliedNodeFormatForFile(source.fileName as ts.Path, undefined, host, given);
        return ts.resolveModuleName(text, from, given, host, undefined, redirected, mode);
      }),
  };
}

/** Where the samples' own imports lead: into their package, and to the one runtime that all packages copy. */
function fileOf(specifier: string, from: string): string | undefined {
  const generated = from.indexOf("/src/spec/");
  if (generated !== -1 && specifier.startsWith("../runtime/")) {
    return join(runtime, specifier.slice("../runtime/".length).replace(/\.js$/, ".ts"));
  }
  if (generated !== -1 && specifier.startsWith("./")) return join(from, "..", specifier.replace(/\.js$/, ".ts"));
  if (specifier === "sample/spec") return join(from, "..", "src/spec/index.ts");
  return undefined;
}

function formatDiagnostic({ file, start = 0, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (file === undefined) return message;
  const { line } = file.getLineAndCharacterOfPosition(start);
  const path = file.fileName.slice(root.length + 1);
  return `${path}:${line + 1} ${message}\n    ${file.text.split("\n")[line]?.trim()}`;
}
