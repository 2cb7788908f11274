import { expect, test } from "vitest";
import { code, hardLine, lines } from "../../generator/4-emit/print/code.js";
import type { Declaration } from "../../generator/4-emit/print/declare.js";
import { imported, type ModuleRef } from "../../generator/4-emit/print/identifiers.js";
import { doc } from "../../generator/4-emit/print/jsdoc.js";
import { printModule } from "../../generator/4-emit/print/module.js";

const types: ModuleRef = { kind: "file", path: "src/rapidly/types.ts" };
const numbers: ModuleRef = { kind: "file", path: "src/runtime/numbers.ts" };
const fetch: ModuleRef = { kind: "package", name: "openapi-fetch" };
const share = imported("Share", types, { type: true });

const print = (declarations: readonly Declaration[], path = "src/rapidly/client.ts") =>
  printModule({ path, declarations });

test("a module of every kind of declaration", () => {
  const printed = printModule({
    path: "src/rapidly/client.ts",
    header: doc({ summary: "The client." }),
    declarations: [
      {
        kind: "interface",
        name: "Options",
        doc: doc({ summary: "What a client is made of." }),
        extends: [share],
        properties: [
          { name: "token", type: code`string`, readonly: true },
          { name: "base-url", type: code`string | undefined`, optional: true, doc: doc({ summary: "Where to." }) },
        ],
        index: code`unknown`,
      },
      { kind: "type", name: "Pair", typeParameters: ["T"], type: code`readonly [T, T]` },
      { kind: "constant", name: "tags", value: code`["a", "b"] as const` },
      {
        kind: "function",
        name: "isShare",
        parameters: [{ name: "value", type: code`unknown` }],
        returns: code`value is ${share}`,
        body: code`return ${imported("isInteger", numbers)}(value);`,
      },
      { kind: "constant", name: "hidden", exported: false, type: code`number`, value: code`${1}` },
      {
        kind: "function",
        name: "updateSomethingWithAVeryLongName",
        async: true,
        typeParameters: [code`T extends ${imported("Issue", numbers, { type: true })}`],
        parameters: [
          { name: "client", type: code`ReturnType<typeof ${imported("createClient", fetch)}>` },
          { name: "request", type: code`T`, optional: true },
        ],
        returns: code`Promise<void>`,
        body: lines([code`if (client) {`, code`}`]),
      },
      { kind: "reexport", from: types, names: "all" },
      {
        kind: "reexport",
        from: numbers,
        names: [
          { name: "a", type: false },
          { name: "B", type: true },
        ],
      },
    ],
  });
  expect(printed.text).toBe(`/** The client. */

import { createClient } from "openapi-fetch";
import type { Share } from "./types.js";
import { type Issue, isInteger } from "../runtime/numbers.js";

/** What a client is made of. */
export interface Options extends Share {
  readonly token: string;
  /** Where to. */
  "base-url"?: string | undefined;
  [key: string]: unknown;
}

export type Pair<T> = readonly [T, T];

export const tags = ["a", "b"] as const;

export function isShare(value: unknown): value is Share {
  return isInteger(value);
}

const hidden: number = 1;

export async function updateSomethingWithAVeryLongName<T extends Issue>(
  client: ReturnType<typeof createClient>,
  request?: T,
): Promise<void> {
  if (client) {
  }
}

export * from "./types.js";
export { a, type B } from "../runtime/numbers.js";
`);
  expect(printed.imports).toEqual([fetch, types, numbers]);
});

test("a name of the module itself is not imported", () => {
  expect(print([{ kind: "type", name: "Share", type: code`${share}[]` }], types.path).text).toBe(
    "export type Share = Share[];\n",
  );
});

test("a name that is taken gets a number", () => {
  expect(print([{ kind: "type", name: "Share", type: code`${share}[]` }]).text).toBe(
    'import type { Share as Share2 } from "./types.js";\n\nexport type Share = Share2[];\n',
  );
});

test("a name used as a value anywhere is imported as one", () => {
  const used = [share, imported("Share", types), share];
  expect(print([{ kind: "constant", name: "a", value: code`[${used}]` }]).text).toContain(
    'import { Share } from "./types.js"',
  );
});

test("long lists of names are broken", () => {
  const names = Array.from({ length: 20 }, (_, index) => `SomeName${index + 10}`);
  const text = print([
    {
      kind: "type",
      name: "All",
      type: code`[${names.map((name) => code`${imported(name, types, { type: true })}, `)}]`,
    },
    { kind: "reexport", from: numbers, names: names.map((name) => ({ name, type: true })) },
  ]).text;
  expect(text).toContain("import type {\n  SomeName10,\n  SomeName11,\n");
  expect(text).toContain('  SomeName29,\n} from "./types.js";\n\nexport type All');
  expect(text).toContain("export type {\n  SomeName10,\n");
});

test.each([
  ["a syntax error", code`return (;`, "syntax error"],
  ["another statement", lines([code`}`, code`function g() {`]), "instead of"],
])("a body with %s is a bug of ours", (_, body, message) => {
  expect(() => print([{ kind: "function", name: "f", parameters: [], returns: code`void`, body }])).toThrow(message);
});

test("a declaration that splits is a bug of ours", () => {
  const type = code`string;${hardLine}alert()`;
  expect(() => print([{ kind: "type", name: "A", type }])).toThrow("ExpressionStatement");
});

test("names are identifiers", () => {
  expect(() => print([{ kind: "type", name: "A = 1; type B", type: code`1` }])).toThrow("no identifier");
});
