import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compilers, node, root } from "./packed.js";

/** Plain sources are compiled with the settings of the project around them, whatever these are. */
const settings = {
  "the usual ones": { strict: true },
  "nothing strict": { strict: false },
  "without iterable DOM types": { strict: true, lib: ["es2022", "dom"] },
  "the strictest": {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noImplicitReturns: true,
    noImplicitOverride: true,
    noFallthroughCasesInSwitch: true,
    allowUnreachableCode: false,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    isolatedDeclarations: true,
    erasableSyntaxOnly: true,
    declaration: true,
  },
} as const;

const folder = mkdtempSync(join(tmpdir(), "specmill-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));

function compile(compiler: keyof typeof compilers, chosen: object): void {
  const config = join(folder, "tsconfig.json");
  const compilerOptions = {
    ...{ noEmit: true, target: "es2022", module: "nodenext", skipLibCheck: true, types: [] },
    ...{ typeRoots: [], lib: ["es2022", "dom", "dom.iterable"] },
    ...chosen,
  };
  const include = [join(root, "generator/runtime"), join(root, "generated/src")];
  writeFileSync(config, JSON.stringify({ compilerOptions, include }));
  node(compilers[compiler], ["-p", config], folder);
}

describe.each(Object.keys(compilers) as (keyof typeof compilers)[])(
  "the generated modules compile with %s",
  (compiler) => {
    test.each(Object.entries(settings))("and %s", (_, chosen) => compile(compiler, chosen));

    test("and would not with every setting", () => {
      expect(() => compile(compiler, { lib: ["es2022"] })).toThrow("TS2304");
    });
  },
);
