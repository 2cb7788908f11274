import { describe, expect, test } from "vitest";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import { emitTypes } from "../../generator/4-emit/types.js";
import { analysisOf, contractOf, schemasModel, shown } from "../harness/model.js";

/** The type declared for each schema, its documentation left out and each on one line. */
function typesIn(schemas: string): Record<string, string> {
  const text = emitTypes(schemasModel(schemas)).text.replace(/\/\*\*.*?\*\//gs, "");
  const declarations = text.split(/^export /m).slice(1);
  return Object.fromEntries(
    declarations.map((declaration) => {
      const [, name = "", type = ""] = /^(?:interface|type) (\w+)(?: =)?\s*(.*?);?\s*$/s.exec(declaration) ?? [];
      return [name, type.replace(/\s+/g, " ").replace(/^\| /, "")];
    }),
  );
}

function typeOf(schema: string, others = ""): string | undefined {
  return typesIn(`${others}\nT: ${schema}`).T;
}

describe("values", () => {
  test.each([
    ["{ type: integer }", "number"],
    ["{ type: [string, 'null'] }", "string | null"],
    ["{ enum: [a, 1, true, null] }", '"a" | 1 | true | null'],
    ["{ type: string, enum: [a, null] }", '"a"'],
    ["{ type: boolean, enum: [true, false] }", "boolean"],
    ["{ const: null }", "null"],
    ["{ enum: [{ a: 1 }, [1]] }", "{ [key: string]: unknown } | unknown[]"],
    ["true", "unknown"],
    ["false", "never"],
    ["{ type: string, allOf: [{ type: integer }] }", "never"],
    ["{ anyOf: [{ type: string }, { const: a }] }", "string"],
    ["{ anyOf: [{ type: string }, true] }", "unknown"],
    ["{ not: { type: string } }", "unknown"],
    ["{ allOf: [{ enum: [a, b] }, { enum: [b, c] }] }", '"b"'],
  ])("%s is %s", (schema, expected) => {
    expect(typeOf(schema)).toBe(expected);
  });
});

describe("arrays", () => {
  test.each([
    ["{ type: array }", "unknown[]"],
    ["{ type: array, items: { type: [string, integer] } }", "(string | number)[]"],
    [
      "{ type: array, prefixItems: [{ type: string }, { type: integer }], minItems: 1 }",
      "[string, number?, ...unknown[]]",
    ],
    ["{ type: array, prefixItems: [{ type: string }], items: false }", "[string?]"],
    [
      "{ type: array, prefixItems: [{ type: string }], items: { type: integer }, minItems: 9 }",
      "[string, ...number[]]",
    ],
    ["{ type: array, items: false }", "[]"],
  ])("%s is %s", (schema, expected) => {
    expect(typeOf(schema)).toBe(expected);
  });
});

describe("objects", () => {
  test.each([
    ["{ type: object }", "{ [key: string]: unknown }"],
    ["{ type: object, additionalProperties: false }", "{ [key: string]: never }"],
    ["{ type: object, additionalProperties: { type: integer } }", "{ [key: string]: number }"],
    ["{ type: object, patternProperties: { ^x: { type: string } } }", "{ [key: string]: unknown }"],
    [
      "{ type: object, patternProperties: { ^x: { type: string } }, additionalProperties: { type: integer } }",
      "{ [key: string]: string | number }",
    ],
    ["{ type: object, properties: { a: { type: string, default: x } } }", "{ a?: string; }"],
    ["{ type: object, properties: { a: {} }, additionalProperties: false }", "{ a?: unknown; }"],
    [
      "{ type: object, required: [ghost, a], properties: { a: { type: string, readOnly: true } } }",
      "{ readonly a: string; ghost: unknown; }",
    ],
    ["{ type: [object, 'null'], properties: { a: { type: string } } }", "{ a?: string } | null"],
    ["{ type: object, properties: { __proto__: { type: string } } }", "{ __proto__?: string; }"],
  ])("%s is %s", (schema, expected) => {
    expect(typeOf(schema)).toBe(expected);
  });
});

describe("conjunctions", () => {
  const base = "Base: { type: object, properties: { x: { type: string } } }";
  const ref = "{ $ref: '#/components/schemas/Base' }";

  test.each([
    [ref, "Base"],
    [`{ allOf: [${ref}], description: text }`, "Base"],
    [`{ type: object, allOf: [${ref}] }`, "Base"],
    [`{ allOf: [${ref}, { properties: { y: { type: string } } }] }`, "Base & { y?: string }"],
    [`{ allOf: [${ref}, { required: [x, ghost] }] }`, "Base & { x: string; ghost: unknown }"],
    [
      "{ allOf: [{ type: object, properties: { a: {} } }, { required: [a], properties: { b: {} } }] }",
      "{ a: unknown; b?: unknown; }",
    ],
    [
      "{ allOf: [{ type: object, properties: { a: { type: [string, 'null'] } } }, { properties: { a: { type: string } } }] }",
      "{ a?: (string | null) & string; }",
    ],
    [`{ anyOf: [${ref}, { type: 'null' }] }`, "Base | null"],
    [
      "{ type: object, properties: { a: { type: string }, b: {} }, anyOf: [{ required: [a] }, { required: [b] }] }",
      "{ a?: string; b?: unknown } & ({ a: string } | { b: unknown })",
    ],
  ])("%s is %s", (schema, expected) => {
    expect(typeOf(schema, base)).toBe(expected);
  });

  test("a named schema without a type is written out where something else says the type", () => {
    const types = typesIn(`
      Base: { type: object, properties: { x: { type: string } } }
      Mixin: { required: [x, y], properties: { y: { type: string } } }
      Both: { allOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Mixin' }] }`);
    expect(types).toMatchObject({ Mixin: "unknown", Both: "Base & { y: string; x: string }" });
  });

  test.each([
    ["may have it all the same", "", "anyOf", "Old | New"],
    ["forbids it", ", kind: false", "anyOf", "(Old & { kind?: never }) | New"],
  ])("the untagged variant of a union has no tag where it %s", (_, forbidden, keyword, expected) => {
    const types = typesIn(`
      A: { type: object, required: [kind], properties: { kind: { const: a } } }
      B: { type: object, required: [kind], properties: { kind: { const: b } } }
      New: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }
      Old: { type: object, required: [id], properties: { id: { type: string }${forbidden} } }
      Any: { ${keyword}: [{ $ref: '#/components/schemas/Old' }, { $ref: '#/components/schemas/New' }] }`);
    expect(types).toMatchObject({ New: "A | B", Any: expected });
  });

  test("a declared discriminator gives variants their tag as a literal, where they do not have it", () => {
    const types = typesIn(`
      Cat: { type: object, required: [kind], properties: { kind: { type: string } } }
      Dog: { type: object, properties: { kind: { type: string } } }
      Cow: { type: object, required: [kind], properties: { kind: { enum: [cow, ox] } } }
      Old: { type: object, required: [id], properties: { id: { type: string } } }
      Pet:
        oneOf:
          - { $ref: '#/components/schemas/Cat' }
          - { $ref: '#/components/schemas/Dog' }
          - { $ref: '#/components/schemas/Cow' }
        discriminator: { propertyName: kind, mapping: { cat: Cat, kitty: Cat } }
      Any:
        oneOf: [{ $ref: '#/components/schemas/Old' }, { $ref: '#/components/schemas/Cow' }]
        discriminator: { propertyName: kind }`);
    expect(types).toMatchObject({
      Pet: '(Cat & { kind: "cat" | "kitty" }) | (Dog & { kind?: "Dog" }) | Cow',
      Any: "(Old & { kind?: never }) | Cow",
    });
  });
});

describe("recursion", () => {
  test("through parts of a value it is ordinary", () => {
    const types = typesIn(`
      Json: { anyOf: [{ type: string }, { type: array, items: { $ref: '#/components/schemas/Json' } }] }
      Node: { type: object, properties: { next: { allOf: [{ $ref: '#/components/schemas/Node' }, { required: [next] }] } } }`);
    expect(types).toEqual({ Json: "string | Json[]", Node: "{ next?: Node & { next: unknown }; }" });
  });

  test("a diamond of references is walked once", () => {
    const refs = (...names: string[]) => names.map((name) => `{ $ref: '#/components/schemas/${name}' }`).join(", ");
    const level = (index: number) => [
      `D${index}: { allOf: [${refs(`L${index}`, `R${index}`)}] }`,
      `L${index}: { allOf: [${refs(`D${index + 1}`)}], properties: { l${index}: {} } }`,
      `R${index}: { allOf: [${refs(`D${index + 1}`)}], properties: { r${index}: {} } }`,
    ];
    // Without a type, so that everything is written out at the top.
    const top = ["D40: { properties: { x: {} } }", `Top: { type: object, allOf: [${refs("D0")}] }`];
    const types = typesIn([...Array.from({ length: 40 }, (_, index) => level(index)).flat(), ...top].join("\n"));
    expect(types.Top?.match(/\w+\?: unknown/g)).toHaveLength(81);
  });

  test("a chain of references is as long as the limit", () => {
    const length = 90;
    const chain = Array.from(
      { length },
      (_, index) => `C${index}: { allOf: [{ $ref: '#/components/schemas/C${index + 1}' }, { required: [x] }] }`,
    );
    const end = `C${length}: { type: object, properties: { x: {} } }`;
    const model = schemasModel([...chain, end].join("\n"));
    expect(model.shapes.get("#/components/schemas/C0" as SchemaId)?.kind).toBe("reference");
  });
});

describe("a type that is missing", () => {
  const reports = (schemas: string) => shown(analysisOf(contractOf(schemas)).diagnostics);

  test("is reported where it makes a type unknown", () => {
    expect(reports("A: { properties: { a: { minLength: 1 } } }")).toEqual([
      expect.stringMatching(/^type-missing test\.yaml:7:10 `properties` applies to objects only/),
    ]);
    expect(reports("A: { type: object, properties: { a: { minLength: 1 } } }")).toEqual([
      expect.stringMatching(/^type-missing test\.yaml:7:43 `minLength` applies to strings only/),
    ]);
  });

  test.each([
    "A: { type: object, anyOf: [{ required: [a] }, { required: [b] }] }",
    "A: { allOf: [{ type: object }, { properties: { a: {} } }] }",
    "A: { type: object, propertyNames: { minLength: 1 } }",
    "A: { type: object, not: { required: [a] } }",
    "A: {}",
  ])("is not where something else says it: %s", (schemas) => {
    expect(reports(schemas)).toEqual([]);
  });
});
