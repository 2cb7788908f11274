import { describe, expect, test } from "vitest";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import type { DiscriminatorsOption } from "../../generator/3-analyse/discriminators.js";
import type { Union } from "../../generator/3-analyse/model.js";
import { analysisOf, contractOf, schemasModel, shown } from "../harness/model.js";

/** The union `U` among these schemas, its variants by their names or the ends of their ids. */
function unionIn(schemas: string, discriminators: DiscriminatorsOption = "decide") {
  const { model, diagnostics } = analysisOf(contractOf(schemas), { discriminators });
  const union = model?.unions.get("#/components/schemas/U" as SchemaId);
  return { ...(union && readable(union)), codes: diagnostics.map(({ code }) => code) };
}

function readable({ keyword, discrimination, declared, decisive }: Union) {
  const short = (id: SchemaId) => id.replace("#/components/schemas/", "");
  const { by } = discrimination;
  if (by === "trial") return { keyword, by, decisive, variants: discrimination.variants.map(short) };
  const variants = [...discrimination.variants].map(([value, id]) => [value, short(id)]);
  if (by !== "tag") return { keyword, by, decisive, variants };
  const { property, untagged, absent } = discrimination;
  const more = { untagged: untagged && short(untagged), absent: absent.map(short) };
  return { keyword, by, declared, decisive, property, variants, ...more };
}

const tagged = (name: string, tag: string, more = "") =>
  `${name}: { type: object, required: [kind], properties: { kind: ${tag} }${more} }`;
const refs = (...names: string[]) => `[${names.map((name) => `{ $ref: '#/components/schemas/${name}' }`).join(", ")}]`;

describe("by tag", () => {
  test("inferred from const, and decisive", () => {
    expect(
      unionIn(`
        A: { type: object, required: [kind], properties: { kind: { const: a } } }
        B: { type: object, required: [kind], properties: { kind: { const: b } } }
        U: { oneOf: ${refs("A", "B")} }`),
    ).toEqual({
      keyword: "oneOf",
      by: "tag",
      declared: false,
      decisive: true,
      property: "kind",
      variants: [
        ["a", "A"],
        ["b", "B"],
      ],
      untagged: undefined,
      absent: [],
      codes: [],
    });
  });

  test("numbers, booleans and several values of one variant", () => {
    expect(
      unionIn(`
        ${tagged("A", "{ enum: [1, 2] }")}
        ${tagged("B", "{ const: true }")}
        ${tagged("C", "{ const: '1' }")}
        U: { anyOf: ${refs("A", "B", "C")} }`),
    ).toMatchObject({
      by: "tag",
      decisive: true,
      variants: [
        [1, "A"],
        [2, "A"],
        [true, "B"],
        ["1", "C"],
      ],
    });
  });

  test("seen through $ref and allOf", () => {
    expect(
      unionIn(`
        Base: { type: object, required: [kind], properties: { kind: { type: string } } }
        KindA: { const: a }
        A: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { kind: { $ref: '#/components/schemas/KindA' } } }] }
        B: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { kind: { enum: [b] } } }] }
        U: { oneOf: ${refs("A", "B")} }`),
    ).toMatchObject({
      by: "tag",
      decisive: true,
      variants: [
        ["a", "A"],
        ["b", "B"],
      ],
    });
  });

  test("a nested union with the same tag is flattened, one variant may be untagged", () => {
    expect(
      unionIn(`
        Existing: { type: object, required: [id], properties: { id: { type: string } } }
        ${tagged("A", "{ const: a }")}
        ${tagged("B", "{ const: b }")}
        New: { oneOf: ${refs("A", "B")}, discriminator: { propertyName: kind, mapping: { a: A, b: B } } }
        U: { anyOf: ${refs("Existing", "New")} }`),
    ).toEqual({
      keyword: "anyOf",
      by: "tag",
      declared: false,
      decisive: false,
      property: "kind",
      variants: [
        ["a", "A"],
        ["b", "B"],
      ],
      untagged: "Existing",
      absent: ["Existing"],
      codes: [],
    });
  });

  test.each([
    ["closed", "Existing: { type: object, properties: { id: { type: string } }, additionalProperties: false }"],
    ["without the tag", "Existing: { type: object, properties: { kind: false } }"],
  ])("an untagged variant that is %s leaves it decisive", (_, existing) => {
    expect(
      unionIn(`
        ${existing}
        ${tagged("A", "{ const: a }")}
        ${tagged("B", "{ const: b }")}
        U: { anyOf: ${refs("Existing", "A", "B")} }`),
    ).toMatchObject({ by: "tag", untagged: "Existing", decisive: true });
  });

  test("a nested union that says more is one variant", () => {
    expect(
      unionIn(`
        ${tagged("A", "{ const: a }")}
        ${tagged("B", "{ const: b }")}
        ${tagged("C", "{ const: c }")}
        Inner: { required: [x], oneOf: ${refs("A", "B")} }
        U: { oneOf: ${refs("Inner", "C")} }`),
    ).toMatchObject({
      by: "tag",
      variants: [
        ["a", "Inner"],
        ["b", "Inner"],
        ["c", "C"],
      ],
      decisive: true,
    });
  });

  test("optional tags decide, but for a value without one", () => {
    expect(
      unionIn(`
        A: { type: object, properties: { kind: { const: a } } }
        B: { type: object, properties: { kind: { const: b } } }
        U: { oneOf: ${refs("A", "B")} }`),
    ).toMatchObject({ by: "tag", decisive: true, absent: ["A", "B"] });
  });

  test("a required const is preferred to a list, and to what is optional", () => {
    expect(
      unionIn(`
        A: { type: object, required: [state, kind], properties: { maybe: { const: 1 }, state: { enum: [x, y] }, kind: { const: a } } }
        B: { type: object, required: [state, kind], properties: { maybe: { const: 2 }, state: { enum: [z] }, kind: { const: b } } }
        U: { oneOf: ${refs("A", "B")} }`),
    ).toMatchObject({ by: "tag", property: "kind" });
  });

  test("null stands beside the variants", () => {
    expect(
      unionIn(`
        ${tagged("A", "{ const: a }")}
        ${tagged("B", "{ const: b }")}
        U: { anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }, { type: "null" }] }`),
    ).toMatchObject({
      by: "tag",
      decisive: true,
      variants: [
        ["a", "A"],
        ["b", "B"],
      ],
    });
  });

  test.each([
    ["without a tag of its own and open", "oneOf", "trial", undefined],
    ["without a tag of its own and open", "anyOf", "tag", "Old"],
  ])("a variant of a nested union %s, in %s", (_, keyword, by, untagged) => {
    expect(
      unionIn(`
        Old: { type: object, required: [id], properties: { id: { type: string } } }
        ${tagged("A", "{ const: a }")}
        ${tagged("B", "{ const: b }")}
        ${tagged("C", "{ const: c }")}
        Inner: { ${keyword}: ${refs("A", "B", "Old")} }
        U: { anyOf: ${refs("Inner", "C")} }`),
    ).toMatchObject({ by, decisive: false, ...(untagged && { untagged }) });
  });

  test("what only the schema around the variants says counts", () => {
    expect(
      unionIn(`
        U:
          type: object
          oneOf:
            - { required: [t], properties: { t: { const: a } } }
            - { required: [t], properties: { t: { const: b } } }`),
    ).toMatchObject({
      by: "tag",
      property: "t",
      variants: [
        ["a", "U/oneOf/0"],
        ["b", "U/oneOf/1"],
      ],
    });
  });
});

describe("by a declared tag", () => {
  const cat = "Cat: { type: object, required: [kind], properties: { kind: { type: string } } }";
  const dog = "Dog: { type: object, required: [kind], properties: { kind: { type: string } } }";

  test("mapping first, then the schema's name", () => {
    expect(
      unionIn(`
        ${cat}
        ${dog}
        U: { oneOf: ${refs("Cat", "Dog")}, discriminator: { propertyName: kind, mapping: { kitty: Cat, tiger: Cat } } }`),
    ).toMatchObject({
      by: "tag",
      declared: true,
      decisive: true,
      variants: [
        ["kitty", "Cat"],
        ["tiger", "Cat"],
        ["Dog", "Dog"],
      ],
      codes: ["tag-not-stated"],
    });
  });

  test("as a hint it says nothing that the variants do not say themselves", () => {
    const union = (tags: string) => `
      Cat: { type: object, required: [kind], properties: { kind: ${tags} } }
      ${dog.replace("{ type: string }", "{ const: Dog }")}
      U: { oneOf: ${refs("Cat", "Dog")}, discriminator: { propertyName: kind } }`;
    const variants = [
      ["Cat", "Cat"],
      ["Dog", "Dog"],
    ];
    expect(unionIn(union("{ const: Cat }"), "annotate")).toMatchObject({
      by: "tag",
      declared: false,
      decisive: true,
      variants,
      codes: [],
    });
    expect(unionIn(union("{ type: string }"), "annotate")).toMatchObject({ by: "trial", codes: ["tag-missing"] });
  });

  test("the keys of a mapping are numbers or booleans where the tag cannot be text", () => {
    expect(
      unionIn(`
        ${tagged("A", "{ type: integer }")}
        B: { allOf: [{ $ref: '#/components/schemas/A' }], required: [kind] }
        ${tagged("C", "{ type: boolean }")}
        ${tagged("D", "{ type: [integer, string] }")}
        U:
          oneOf: ${refs("A", "B", "C", "D")}
          discriminator: { propertyName: kind, mapping: { "1": A, "2": B, "true": C, "3": D } }`),
    ).toMatchObject({
      variants: [
        [1, "A"],
        [2, "B"],
        [true, "C"],
        ["3", "D"],
      ],
    });
  });

  test.each([
    [
      "the mapping",
      "mapping: { cat: Cat, kitten: Cat, dog: Dog }",
      "[cat, kitten, dog, bird]",
      ["cat", "kitten"],
      "dog",
    ],
    ["the names", "mapping: {}", "[Cat, Dog, Bird]", ["Cat"], "Dog"],
  ])("a list of tags that variants share is divided by %s", (_, mapping, list, cats, dog) => {
    expect(
      unionIn(`
        Base: { type: object, required: [kind], properties: { kind: { enum: ${list} } } }
        Cat: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [lives] }] }
        Dog: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [pack] }] }
        U: { oneOf: ${refs("Cat", "Dog")}, discriminator: { propertyName: kind, ${mapping} } }`),
    ).toMatchObject({
      declared: true,
      variants: [...cats.map((tag) => [tag, "Cat"]), [dog, "Dog"]],
      codes: ["tag-not-stated"],
    });
  });

  test("schemas that only refer to the same one are different variants", () => {
    expect(
      unionIn(`
        ${cat}
        Born: { allOf: [{ $ref: '#/components/schemas/Cat' }] }
        Died: { $ref: '#/components/schemas/Cat' }
        U: { oneOf: ${refs("Born", "Died")}, discriminator: { propertyName: kind, mapping: { born: Born, died: Died } } }`),
    ).toMatchObject({
      variants: [
        ["born", "Born"],
        ["died", "Died"],
      ],
    });
  });

  test("a union around it knows that no variant has another tag", () => {
    expect(
      unionIn(`
        ${cat}
        ${dog}
        ${tagged("Fish", "{ const: Fish }")}
        Inner: { oneOf: ${refs("Cat", "Dog")}, discriminator: { propertyName: kind } }
        U: { anyOf: ${refs("Inner", "Fish")} }`),
    ).toMatchObject({
      by: "tag",
      declared: false,
      decisive: true,
      variants: [
        ["Cat", "Cat"],
        ["Dog", "Dog"],
        ["Fish", "Fish"],
      ],
    });
  });

  test("what stands beside the union that decides may have any tag", () => {
    expect(
      unionIn(`
        ${cat}
        ${dog}
        Inner: { oneOf: ${refs("Cat", "Dog")}, discriminator: { propertyName: kind } }
        U: { anyOf: ${refs("Inner", "Cat")} }`),
    ).toMatchObject({ by: "trial" });
  });

  test("a copy goes by the name of its original", () => {
    const content = "content: { application/json: { schema: { $ref: '#/components/schemas/U' } } }";
    const paths = `/a: { put: { requestBody: { ${content} }, responses: { "200": { description: ok, ${content} } } } }`;
    const { model } = analysisOf(
      contractOf(
        `
        A: { type: object, required: [kind, id], properties: { kind: { type: string }, id: { readOnly: true } } }
        B: { type: object, required: [kind], properties: { kind: { type: string } } }
        U: { oneOf: ${refs("A", "B")}, discriminator: { propertyName: kind } }`,
        paths,
      ),
    );
    const variants = [...(model?.unions.values() ?? [])].map((union) => readable(union).variants);
    expect(variants).toEqual([
      [
        ["A", "A"],
        ["B", "B"],
      ],
      [
        ["A", "A~request"],
        ["B", "B"],
      ],
    ]);
  });

  test("a variant's own values before its name, numbers as numbers", () => {
    expect(
      unionIn(`
        ${tagged("A", "{ const: 1 }")}
        ${tagged("B", "{ const: b }")}
        U: { oneOf: ${refs("A", "B")}, discriminator: { propertyName: kind, mapping: { "1": A } } }`),
    ).toMatchObject({
      by: "tag",
      decisive: true,
      variants: [
        [1, "A"],
        ["b", "B"],
      ],
      codes: [],
    });
  });

  test("one variant that says nothing of the tag is untagged", () => {
    expect(
      unionIn(`
        Existing: { type: object, required: [id], properties: { id: { type: string } } }
        ${tagged("A", "{ const: a }")}
        ${tagged("B", "{ const: b }")}
        U: { anyOf: ${refs("Existing", "A", "B")}, discriminator: { propertyName: kind, mapping: { a: A, b: B } } }`),
    ).toMatchObject({ by: "tag", declared: true, untagged: "Existing", codes: ["tag-not-stated"] });
  });

  test("a mapping to a union inside is checked against its variants", () => {
    const nested = (tag: string) => `
      ${tagged("A", "{ const: a }")}
      ${tagged("B", "{ const: b }")}
      ${tagged("C", "{ const: c }")}
      Inner: { oneOf: ${refs("A", "B")} }
      U: { oneOf: ${refs("Inner", "C")}, discriminator: { propertyName: kind, mapping: { ${tag}: Inner, c: C } } }`;
    expect(unionIn(nested("a"))).toMatchObject({
      by: "tag",
      variants: [
        ["a", "A"],
        ["b", "B"],
        ["c", "C"],
      ],
      codes: [],
    });
    expect(unionIn(nested("d")).codes).toEqual(["tag-mismatch"]);
  });

  test("a mapping that contradicts the variant is an error at the mapping", () => {
    const { model, diagnostics } = analysisOf(
      contractOf(`
        ${tagged("A", "{ const: a }")}
        ${tagged("B", "{ const: b }")}
        U: { oneOf: ${refs("A", "B")}, discriminator: { propertyName: kind, mapping: { a: B } } }`),
    );
    expect(model).toBeUndefined();
    expect(shown(diagnostics)).toEqual([
      "tag-mismatch test.yaml:9:142 The mapping says that `kind: a` is `B`, but there `kind` can only be `b`.",
    ]);
  });

  test("tags that are shared are reported, and not gone by", () => {
    expect(
      unionIn(`
        ${tagged("A", "{ const: same }")}
        ${tagged("B", "{ enum: [same, b] }")}
        U: { oneOf: ${refs("A", "B")}, discriminator: { propertyName: kind } }`),
    ).toMatchObject({ by: "trial", codes: ["tag-shared"] });
  });

  test("a variant that may be no object is reported", () => {
    expect(
      unionIn(`
        A: { type: [object, string], properties: { kind: { const: a } } }
        ${tagged("B", "{ const: b }")}
        U: { oneOf: ${refs("A", "B")}, discriminator: { propertyName: kind } }`),
    ).toMatchObject({ by: "trial", codes: ["tag-not-object"] });
  });

  test("variants without a name that do not say their tag are reported", () => {
    expect(
      unionIn(`
        ${tagged("A", "{ const: a }")}
        U:
          oneOf: [{ $ref: '#/components/schemas/A' }, { type: object, properties: { kind: { type: string } } }]
          discriminator: { propertyName: kind }`),
    ).toMatchObject({ by: "trial", codes: ["tag-missing"] });
  });
});

describe("not by tag", () => {
  test("by type, null among them", () => {
    expect(unionIn(`U: { oneOf: [{ type: string }, { type: array }, { type: "null" }] }`)).toMatchObject({
      by: "type",
      decisive: true,
      variants: [
        ["string", "U/oneOf/0"],
        ["array", "U/oneOf/1"],
        ["null", "U/oneOf/2"],
      ],
    });
  });

  test("by a property that the others do not allow", () => {
    expect(
      unionIn(`
        U:
          oneOf:
            - { type: object, required: [x, a], properties: { x: {}, a: {} }, additionalProperties: false }
            - { type: object, required: [b], properties: { x: {}, b: {} }, additionalProperties: false }`),
    ).toMatchObject({
      by: "property",
      decisive: true,
      variants: [
        ["a", "U/oneOf/0"],
        ["b", "U/oneOf/1"],
      ],
    });
  });

  test.each([
    ["open objects", "[{ type: object, required: [a] }, { type: object, required: [b] }]"],
    ["an integer is a number", "[{ type: integer }, { type: number }]"],
    ["types that are not said", "[{ type: string }, { minimum: 1 }]"],
    [
      "one tag and none, with a list",
      "[{ type: object, required: [s], properties: { s: { enum: [a, b] } } }, { type: object }]",
    ],
    [
      "no variant says nothing of the tag for certain",
      "[{ type: object, required: [k], properties: { k: { const: 1 } } }, { type: object, patternProperties: { k: {} } }]",
    ],
    [
      "a tag that may be null",
      "[{ type: object, properties: { k: { enum: [a, null] } } }, { type: object, properties: { k: { enum: [b, null] } } }]",
    ],
  ])("by trial: %s", (_, members) => {
    expect(unionIn(`U: { oneOf: ${members} }`)).toMatchObject({ by: "trial", decisive: false });
  });

  test("the same variant twice in oneOf", () => {
    expect(
      unionIn(`
        ${tagged("A", "{ const: a }")}
        ${tagged("B", "{ const: b }")}
        Inner: { oneOf: ${refs("A", "B")} }
        U: { oneOf: ${refs("A", "Inner")} }`),
    ).toMatchObject({ by: "trial" });
  });

  test.each([
    ["something or null", `anyOf: [{ type: object }, { type: "null" }]`],
    ["one member", "oneOf: [{ type: object }]"],
    ["a member that is never valid", "oneOf: [{ type: object }, false]"],
  ])("no union: %s", (_, union) => {
    expect(unionIn(`U: { ${union} }`)).toEqual({ codes: [] });
  });
});

test("a union of thousands takes one look at each variant", () => {
  const names = Array.from({ length: 3000 }, (_, index) => `V${index}`);
  const model = schemasModel(`
    ${names.map((name) => tagged(name, `{ const: ${name} }`)).join("\n    ")}
    U: { oneOf: ${refs(...names)} }`);
  expect(model.unions.get("#/components/schemas/U" as SchemaId)).toMatchObject({ decisive: true });
});
