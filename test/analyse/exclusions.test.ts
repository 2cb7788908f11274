import { describe, expect, test } from "vitest";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import type { Discrimination, Exclusion, Union } from "../../generator/3-analyse/model.js";
import { schemasModel } from "../harness/model.js";

/** The union `U` among these schemas. */
function unionIn(schemas: string): Union | undefined {
  return schemasModel(schemas).unions.get(id("U"));
}

/** How the union `U` is discriminated. */
function discriminationIn(schemas: string): Discrimination | undefined {
  return unionIn(schemas)?.discrimination;
}

/** Why only trial tells the variants of the union `U` apart. */
function reasonsIn(schemas: string) {
  const union = unionIn(schemas);
  return union?.discrimination.by === "trial" ? union.exclusions : union?.discrimination.by;
}

const id = (name: string) => `#/components/schemas/${name}` as SchemaId;
const refs = (...names: string[]) => `[${names.map((name) => `{ $ref: '#/components/schemas/${name}' }`).join(", ")}]`;
const tagged = (name: string, tag: string, more = "required: [kind]") =>
  `${name}: { type: object, ${more}, properties: { kind: ${tag} } }`;

/** The reasons against the type and a required property that variants have which are open objects. */
const openObjects: readonly Exclusion[] = [
  { kind: "type-shared", type: "object", first: id("A"), second: id("B") },
  { kind: "property-open", variant: id("A") },
];

describe("only trial tells", () => {
  test.each<[string, string, Exclusion]>([
    [
      "where two variants have one tag",
      `
        ${tagged("A", "{ enum: [a, x] }")}
        ${tagged("B", "{ enum: [b, x] }")}
        U: { oneOf: ${refs("A", "B")} }`,
      { kind: "tag-shared", property: "kind", tag: "x", first: id("A"), second: id("B") },
    ],
    [
      "where `oneOf` lists a variant twice",
      `
        ${tagged("A", "{ const: a }")}
        ${tagged("B", "{ const: b }")}
        U: { oneOf: ${refs("A", "B", "A")} }`,
      { kind: "tag-shared", property: "kind", tag: "a", first: id("A"), second: id("A") },
    ],
    [
      "where no variant lists the values of a property",
      `
        ${tagged("A", "{ type: string }")}
        ${tagged("B", "{ type: string }")}
        U: { oneOf: ${refs("A", "B")} }`,
      { kind: "tag-nowhere" },
    ],
    [
      "where too few variants do",
      `
        ${tagged("A", "{ const: a }")}
        ${tagged("B", "{ type: string }")}
        ${tagged("C", "{ type: string }")}
        U: { oneOf: ${refs("A", "B", "C")} }`,
      { kind: "tag-missing", property: "kind", variants: [id("B"), id("C")] },
    ],
    [
      "where the one without a tag allows any value of it",
      `
        ${tagged("A", "{ const: a }")}
        ${tagged("B", "{ type: string }")}
        U: { oneOf: ${refs("A", "B")} }`,
      { kind: "tag-missing", property: "kind", variants: [id("B")] },
    ],
    [
      "where the tag is optional beside a variant without one",
      `
        ${tagged("A", "{ const: a }", "required: [x]")}
        B: { type: object, required: [name] }
        U: { oneOf: ${refs("A", "B")} }`,
      { kind: "tag-optional", property: "kind", variant: id("A"), untagged: id("B") },
    ],
    [
      "where the only variant with a list has several values",
      `
        ${tagged("A", "{ enum: [a, b] }")}
        B: { type: object, required: [name] }
        U: { oneOf: ${refs("A", "B")} }`,
      { kind: "tag-alone", property: "kind", variant: id("A") },
    ],
  ])("%s", (_, schemas, reason) => {
    expect(reasonsIn(schemas)).toEqual([reason, ...openObjects]);
  });

  test("where a variant is no object", () => {
    expect(
      reasonsIn(`
        A: { type: string, maxLength: 3 }
        B: { type: string, pattern: x }
        U: { anyOf: ${refs("A", "B")} }`),
    ).toEqual([
      { kind: "tag-not-object", variant: id("A"), types: ["string"] },
      { kind: "type-shared", type: "string", first: id("A"), second: id("B") },
      { kind: "property-not-object", variant: id("A"), types: ["string"] },
    ]);
  });

  test("where a closed variant requires nothing of its own", () => {
    expect(
      reasonsIn(`
        A: { type: object, required: [x], properties: { x: true }, additionalProperties: false }
        B: { type: object, required: [x], properties: { x: true, y: true }, additionalProperties: false }
        U: { oneOf: ${refs("A", "B")} }`),
    ).toEqual([{ kind: "tag-nowhere" }, openObjects[0], { kind: "property-shared", variant: id("A") }]);
  });

  test("where `oneOf` lists `null` twice", () => {
    expect(
      reasonsIn(`
        ${tagged("A", "{ const: a }")}
        ${tagged("B", "{ const: b }")}
        U: { oneOf: [${refs("A", "B").slice(1, -1)}, { type: "null" }, { type: "null" }] }`),
    ).toEqual([{ kind: "null-repeated" }, ...openObjects]);
  });

  test("and what a discriminator lacks is the first reason, and said once", () => {
    const shared = { kind: "tag-shared", tag: "x", first: id("A"), second: id("B") };
    const union = (property: string) => `
      A: { type: object, required: [kind, type], properties: { kind: { const: x }, type: { enum: [x, a] } } }
      B: { type: object, required: [kind, type], properties: { kind: { const: x }, type: { enum: [x, b] } } }
      U: { oneOf: ${refs("A", "B")}, discriminator: { propertyName: ${property} } }`;
    const [kind, type] = [
      { ...shared, property: "kind" },
      { ...shared, property: "type" },
    ];
    expect(reasonsIn(union("kind"))).toEqual([kind, type, ...openObjects]);
    expect(reasonsIn(union("type"))).toEqual([type, kind, ...openObjects]);
  });
});

describe("a way that is open", () => {
  test("has the reasons against those before it", () => {
    expect(
      unionIn(`
        A: { type: object }
        B: { type: string }
        U: { oneOf: ${refs("A", "B")} }`)?.exclusions,
    ).toEqual([{ kind: "tag-not-object", variant: id("B"), types: ["string"] }]);
  });

  test("has those against a discriminator that another tag takes the place of", () => {
    const type = "type: { type: integer }";
    expect(
      unionIn(`
        A: { type: object, required: [kind], properties: { kind: { const: a }, ${type} } }
        B: { type: object, required: [kind], properties: { kind: { const: b }, ${type} } }
        U: { oneOf: ${refs("A", "B")}, discriminator: { propertyName: type } }`),
    ).toMatchObject({
      discrimination: { by: "tag", property: "kind" },
      exclusions: [{ kind: "tag-missing", property: "type" }],
    });
  });
});

test("a member that accepts no value is no variant, and kept as such", () => {
  const union = unionIn(`
    ${tagged("A", "{ const: a }")}
    ${tagged("B", "{ const: b }")}
    U: { oneOf: [${refs("A", "B").slice(1, -1)}, false] }`);
  expect(union).toMatchObject({ impossible: [`${id("U")}/oneOf/2`], decisive: true });
});

describe("the tags of a variant are from", () => {
  test("its keywords, the mapping, the name of its schema, or nothing", () => {
    const discrimination = discriminationIn(`
      ${tagged("A", "{ const: a }")}
      ${tagged("B", "{ type: string }")}
      ${tagged("C", "{ type: string }")}
      D: { type: object }
      U: { oneOf: ${refs("A", "B", "C", "D")}, discriminator: { propertyName: kind, mapping: { b: B } } }`);
    expect(discrimination?.by === "tag" && Object.fromEntries(discrimination.sources)).toEqual({
      [id("A")]: "keywords",
      [id("B")]: "mapping",
      [id("C")]: "name",
      [id("D")]: "nothing",
    });
  });

  test("the mapping where the variants share a list", () => {
    const discrimination = discriminationIn(`
      ${tagged("Base", "{ enum: [a, b] }")}
      A: { allOf: ${refs("Base")} }
      B: { allOf: ${refs("Base")} }
      U: { oneOf: ${refs("A", "B")}, discriminator: { propertyName: kind, mapping: { a: A, b: B } } }`);
    expect(discrimination?.by === "tag" && [...discrimination.sources.values()]).toEqual(["mapping", "mapping"]);
  });
});
