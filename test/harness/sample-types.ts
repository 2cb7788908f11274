import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileErrorsIn, formatCompileError } from "./compile-errors.js";
import type { GeneratedSample } from "./samples.js";

/**
 * The type errors of every sample, by its name: in what was generated, in its `use.ts`, which imports the API as
 * `sample/spec`, and where a value that the validators accept is not assignable to its type.
 *
 * One program checks all of them; they share the runtime and the libraries.
 */
export function typeErrorsOf(samples: readonly GeneratedSample[]): ReadonlyMap<string, readonly string[]> {
  const modules = new Map([...samples.flatMap(modulesOf), ...runtimeModules()]);
  const errors = new Map(samples.map(({ name }) => [name, [] as string[]]));
  for (const error of compileErrorsIn(modules, locate)) {
    const [sample = ""] = error.path.split("/");
    const shown = formatCompileError(error);
    if (!errors.has(sample)) throw new Error(shown);
    errors.get(sample)?.push(shown);
  }
  return errors;
}

/** The modules of a sample in a folder of its name: what was generated, its `use.ts`, and one that assigns the accepted values. */
function modulesOf({ name, folder, files, values }: GeneratedSample): readonly (readonly [string, string])[] {
  const modules = files.filter(({ path }) => path.startsWith("src/spec/"));
  const types = modules.filter(({ path }) => /\/types[./]/.test(path)).map(({ text }) => text);
  return [
    ...modules.map(({ path, text }) => [`${name}/${path}`, text] as const),
    [`${name}/use.ts`, readFileSync(join(folder, "use.ts"), "utf8")],
    [`${name}/accepted.ts`, assignments(values, types.join("\n"))],
  ];
}

/** The runtime once, in place of the copies that each package has of it. */
function runtimeModules(): readonly (readonly [string, string])[] {
  const folder = join(import.meta.dirname, "../../generator/runtime");
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  return paths.map((path) => [`runtime/${path}`, readFileSync(join(folder, path), "utf8")]);
}

/** Where the samples' own imports lead: into their package, and to the one runtime. */
function locate(specifier: string, from: string): string | undefined {
  const [sample = ""] = from.split("/");
  if (specifier === "sample/spec") return `${sample}/src/spec/index.ts`;
  const [, module] = /^(?:\.\.\/)+(runtime\/.*)\.js$/.exec(specifier) ?? [];
  return module !== undefined && from.includes("/src/spec/") ? `${module}.ts` : undefined;
}

/**
 * Gives each accepted value to a function that takes what is assignable to its type. So the compiler reads literals as
 * the type wants them, and tolerates properties that the type does not list, as the validators do.
 */
function assignments(values: GeneratedSample["values"], types: string): string {
  const named = Object.entries(values).filter(([name]) =>
    new RegExp(`^export (type|interface) ${name}\\b`, "m").test(types),
  );
  return [
    ...(named.length > 0 ? [`import type * as spec from "sample/spec";`] : ["export {};"]),
    ...named.flatMap(([name, { accepted, unassignable = [], cases = {} }], index) => [
      `declare function assign${index}<Value extends spec.${name}>(value: Value): void;`,
      ...[...accepted, ...Object.values(cases).flat()].map((value) => `assign${index}(${literal(value)});`),
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
