import ts from "typescript";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { caseOf } from "./disagreements.js";
import type { Family } from "./families.js";
import { idOf, type Package } from "./package.js";

/** The modules of a package, and one that assigns accepted values to what types, guards and matchers say they are. */
export function typeChecksOf(generated: Package): Readonly<Record<string, string>> {
  const { name, families, values, files, validators } = generated;
  const checks = families.flatMap((family) => {
    const accepted = (values.get(family) ?? []).filter((value) => validators[`is${family.name}`]?.(value));
    return accepted.slice(0, 12).flatMap((value) => checksOf(value, family, generated));
  });
  const use = ['import * as api from "./api/index.js";', "declare const given: any;", ...checks].join("\n");
  return { ...Object.fromEntries(files.flatMap((file) => moduleOf(name, file))), [`${name}/src/use.ts`]: use };
}

/** JSON text is TypeScript's syntax for the type of just that value. */
function checksOf(value: unknown, { name }: Family, generated: Package): readonly string[] {
  const given = `given as ${JSON.stringify(value)}`;
  const called = caseOf(name, value, generated);
  const cases = generated.model.cases.get(idOf(name)) ?? [];
  const ofCases = cases.flatMap(({ name: each, guard, match }) => {
    const parameter = `Parameters<Parameters<typeof api.match${name}>[1][${JSON.stringify(each)}]>[0]`;
    const says = generated.unions[guard]?.(value);
    // What a guard leaves when it says no must be true, too.
    const narrowed = `if (${says ? "" : "!"}api.${guard}(x)) { const it: typeof x = ${given}; }`;
    return [
      ...(says === undefined ? [] : [`{ const x: api.${name} = given; ${narrowed} }`]),
      ...(each === called && match.kind !== "null" ? [`{ const it: ${parameter} = ${given}; }`] : []),
    ];
  });
  return [`{ const it: api.${name} = ${given}; }`, ...ofCases];
}

/** A module as the compiler sees it: only the declarations of validators, as another test compiles them. */
function moduleOf(name: string, { path, text }: OutputFile): readonly (readonly [string, string])[] {
  if (/^src\/api\/(index|types|unions)\.ts$/.test(path)) return [[`${name}/${path}`, text]];
  if (!path.startsWith("src/")) return [];
  return [[`${name}/${path.replace(/\.ts$/, ".d.ts")}`, ts.transpileDeclaration(text, {}).outputText]];
}
