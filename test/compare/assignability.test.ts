import ts from "typescript";
import { expect, test } from "vitest";
import { emitTypes } from "../../generator/4-emit/types.js";
import { stillCompiles } from "../../generator/compare/assignability.js";
import { sidesOf } from "../../generator/compare/sides.js";
import { schemasModel } from "../harness/model.js";

/** Schemas, each as the old and as the new one of every pair. */
const schemas = [
  "{ type: string }",
  "{ type: integer }",
  "{ type: [string, 'null'] }",
  "{ type: [string, integer] }",
  "{ type: boolean }",
  "{ type: string, const: a }",
  "{ type: string, enum: [a, b] }",
  "{ type: [string, 'null'], enum: [a, null] }",
  "{ type: array, items: { type: string } }",
  "{ type: array, items: { type: [string, integer] } }",
  "{ type: array, prefixItems: [{ type: string }], items: false, minItems: 1 }",
  "{ type: array, prefixItems: [{ type: string }, { type: integer }], items: false, minItems: 1 }",
  "{ type: object, properties: { a: { type: string } } }",
  "{ type: object, required: [a], properties: { a: { type: string } } }",
  "{ type: object, required: [a], properties: { a: { type: string, const: x } } }",
  "{ type: object, required: [a, b], properties: { a: { type: string }, b: { type: integer } } }",
  "{ type: object, required: [a], properties: { a: { type: string }, b: { type: integer } } }",
  "{ type: object, additionalProperties: { type: string } }",
  "{ type: object, required: [a], properties: { a: { type: object, required: [c], properties: { c: { type: string } } } } }",
  "{ anyOf: [{ type: string }, { type: array, items: { type: string } }] }",
  "{ allOf: [{ type: object, required: [a], properties: { a: { type: string } } }, { oneOf: [{ type: object, required: [k], properties: { k: { const: 1 } } }, { type: object, required: [k], properties: { k: { const: 2 } } }] }] }",
  "{ oneOf: [{ type: object, required: [a, k], properties: { a: { type: string }, k: { const: 1 } } }, { type: object, required: [a, k], properties: { a: { type: string }, k: { const: 2 } } }] }",
];

test("what TypeScript does not assign does not compile, and hardly anything else", () => {
  const model = schemasModel(schemas.map((schema, index) => `T${index}: ${schema}`).join("\n"));
  const [ids, sides] = [[...model.api.named.keys()], sidesOf(model, model)];
  const pairs = ids.flatMap((old, from) => ids.map((now, to) => ({ old, now, from, to })));
  const lines = pairs.map(({ from, to }) => `((value: T${from}): T${to} => value);`);
  const refused = refusedLines(emitTypes(model), lines);
  const verdicts = pairs.map(({ old, now }, index) => {
    const [before, after] = [old, now].map((id) => ({ kind: "reference", id }) as const);
    if (before === undefined || after === undefined) throw new Error("There is a schema without a name");
    const ours = stillCompiles(before, after, { use: "send", depth: "whole", sides });
    return {
      pair: `${schemas[pairs[index]?.from ?? 0]} as ${schemas[pairs[index]?.to ?? 0]}`,
      ours,
      theirs: !refused.has(index),
    };
  });
  expect(verdicts.filter(({ ours, theirs }) => ours && !theirs).map(({ pair }) => pair)).toEqual([]);
  // A literal may not have what the type does not: a variable may.
  const stricter = verdicts.filter(({ ours, theirs }) => !ours && theirs).map(({ pair }) => pair);
  expect(stricter).toMatchInlineSnapshot(`
    [
      "{ type: object, required: [a, b], properties: { a: { type: string }, b: { type: integer } } } as { type: object, properties: { a: { type: string } } }",
      "{ type: object, required: [a, b], properties: { a: { type: string }, b: { type: integer } } } as { type: object, required: [a], properties: { a: { type: string } } }",
      "{ type: object, required: [a], properties: { a: { type: string }, b: { type: integer } } } as { type: object, properties: { a: { type: string } } }",
      "{ type: object, required: [a], properties: { a: { type: string }, b: { type: integer } } } as { type: object, required: [a], properties: { a: { type: string } } }",
      "{ type: object, additionalProperties: { type: string } } as { type: object, properties: { a: { type: string } } }",
      "{ oneOf: [{ type: object, required: [a, k], properties: { a: { type: string }, k: { const: 1 } } }, { type: object, required: [a, k], properties: { a: { type: string }, k: { const: 2 } } }] } as { type: object, properties: { a: { type: string } } }",
      "{ oneOf: [{ type: object, required: [a, k], properties: { a: { type: string }, k: { const: 1 } } }, { type: object, required: [a, k], properties: { a: { type: string }, k: { const: 2 } } }] } as { type: object, required: [a], properties: { a: { type: string } } }",
      "{ oneOf: [{ type: object, required: [a, k], properties: { a: { type: string }, k: { const: 1 } } }, { type: object, required: [a, k], properties: { a: { type: string }, k: { const: 2 } } }] } as { type: object, required: [a], properties: { a: { type: string }, b: { type: integer } } }",
    ]
  `);
});

/** The lines, counted from 0, that do not compile behind a module's declarations. */
function refusedLines(printed: ReturnType<typeof emitTypes>, lines: readonly string[]): ReadonlySet<number> {
  const declarations = `${printed.text}\n`;
  const text = declarations + lines.join("\n");
  const file = ts.createSourceFile("types.ts", text, ts.ScriptTarget.ES2022);
  const host = ts.createCompilerHost({});
  const program = ts.createProgram(
    ["types.ts"],
    { strict: true, exactOptionalPropertyTypes: true, noEmit: true },
    {
      ...host,
      getSourceFile: (name, version) => (name === "types.ts" ? file : host.getSourceFile(name, version)),
    },
  );
  const before = declarations.split("\n").length - 1;
  return new Set(
    program
      .getSemanticDiagnostics(file)
      .map(({ start = 0 }) => file.getLineAndCharacterOfPosition(start).line - before),
  );
}
