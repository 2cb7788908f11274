import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../../generator/1-load/tree.js";
import type { SchemaId } from "../../../generator/2-normalise/api.js";
import { createProver } from "../../../generator/compare/inclusion/inclusion.js";
import { schemasModel } from "../../harness/model.js";
import type { Components, WrittenSchema } from "../../validators/written.js";
import { inclusionsOf } from "./asked.js";

const component = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function tableOf(components: Components) {
  const { schemas } = schemasModel(JSON.stringify(components)).api;
  return (name: string) => ({ schemas, id: `#/components/schemas/${name}` as SchemaId });
}

describe("witnesses are what a person would write", () => {
  const share = {
    type: "object",
    required: ["id", "kind", "price"],
    properties: {
      id: { type: "string", format: "uuid" },
      kind: { enum: ["fixed", "free"] },
      price: { type: "integer", minimum: 100 },
      tags: { type: "array", items: { type: "string" } },
      created: { type: "string", format: "date-time" },
    },
  };
  const witness = (left: unknown, right: unknown) => {
    const answer = inclusionsOf({ Left: left, Right: right } as Components)("Left", "Right");
    return answer.kind === "refuted" ? answer.witness : answer;
  };

  test.each([
    ["a new value of an enum", { ...share.properties, kind: { enum: ["fixed"] } }, { kind: "free", price: 100 }],
    ["a bound", { ...share.properties, price: { type: "integer", minimum: 200 } }, { kind: "fixed", price: 100 }],
    [
      "an optional property",
      { ...share.properties, tags: { type: "string" } },
      { kind: "fixed", price: 100, tags: [] },
    ],
    [
      "items",
      { ...share.properties, tags: { type: "array", items: { type: "integer" } } },
      { kind: "fixed", price: 100, tags: ["text"] },
    ],
  ])("where %s differs", (_, properties, expected) => {
    expect(witness(share, { ...share, properties })).toEqual({
      id: "123e4567-e89b-42d3-a456-426614174000",
      ...expected,
    });
  });

  test("properties are in the order of the document", () => {
    expect(JSON.stringify(witness(share, { ...share, required: ["created"] }))).toBe(
      '{"id":"123e4567-e89b-42d3-a456-426614174000","kind":"fixed","price":100}',
    );
  });
});

test("schemas of two tables with the same ids are not confused", () => {
  const before = tableOf({ A: component("B"), B: { type: "string" } });
  const after = tableOf({ A: component("B"), B: { type: ["string", "null"] } });
  const prover = createProver();
  expect(prover.included(before("A"), after("A"))).toEqual({ kind: "proven" });
  expect(prover.included(after("A"), before("A"))).toEqual({ kind: "refuted", witness: null });
});

test("schemas that lead back to themselves are the same in two tables", () => {
  const node = (extra: object) => ({ Node: { type: "object", properties: { next: component("Node"), ...extra } } });
  const [before, after] = [tableOf(node({})), tableOf(node({ value: { type: "string" } }))];
  const prover = createProver();
  expect(prover.included(before("Node"), tableOf(node({}))("Node"))).toEqual({ kind: "proven" });
  expect(prover.included(after("Node"), before("Node"))).toEqual({ kind: "proven" });
  expect(prover.included(before("Node"), after("Node"))).toEqual({ kind: "refuted", witness: { value: 1 } });
});

test("a difference far inside a schema that leads back to itself is found", () => {
  const tree = (leaf: WrittenSchema) => ({
    Tree: {
      type: "object",
      required: ["left"],
      properties: { left: { anyOf: [component("Tree"), component("Leaf")] } },
    },
    Leaf: leaf,
  });
  const [before, after] = [tableOf(tree({ type: "string" })), tableOf(tree({ type: "string", maxLength: 3 }))];
  expect(createProver().included(before("Tree"), after("Tree"))).toEqual({
    kind: "refuted",
    witness: { left: "text" },
  });
  expect(createProver().included(after("Tree"), before("Tree"))).toEqual({ kind: "proven" });
});

test("what was assumed of a schema inside itself is forgotten if it turns out to be wrong", () => {
  const has = (name: string, schema: WrittenSchema) => ({
    type: "object",
    required: [name],
    properties: { [name]: schema },
  });
  const at = tableOf({
    Outer: { anyOf: [has("inner", component("Inner")), { type: "null" }] },
    Inner: has("outer", component("Outer")),
  });
  const prover = createProver();
  expect(prover.example(at("Outer"))).toBeNull();
  expect(prover.example(at("Inner"))).toEqual({ outer: null });
});

test("an example of a schema is a value of it, and there is none of an empty one", () => {
  const at = tableOf({
    Full: { type: "array", minItems: 2, items: { enum: ["a", "b"] } },
    Empty: { type: "string", minLength: 2, maxLength: 1 },
  });
  const prover = createProver();
  expect(prover.example(at("Full"))).toEqual(["a", "a"]);
  expect(prover.example(at("Empty"))).toBeUndefined();
});

describe("unions whose variants belong together one by one", () => {
  const [text, number, integer] = [{ type: "string" }, { type: "number" }, { type: "integer" }];
  test.each<[string, WrittenSchema, WrittenSchema, string]>([
    ["are included in each other", { anyOf: [integer, text] }, { anyOf: [text, number] }, "proven"],
    ["are counted", { oneOf: [text, text, number] }, { oneOf: [text, number, integer] }, "refuted"],
    [
      "are counted, each as often as it is there",
      { oneOf: [text, number, number] },
      { oneOf: [text, number] },
      "proven",
    ],
    ["may be the same in another order", { oneOf: [number, text] }, { oneOf: [{ allOf: [text] }, number] }, "proven"],
    ["may match twice", { oneOf: [text, integer] }, { oneOf: [text, number, integer] }, "refuted"],
  ])("%s", (_, left, right, kind) => {
    expect(inclusionsOf({ Left: left, Right: right })("Left", "Right").kind).toBe(kind);
  });

  test("may all lead to each other", () => {
    const size = 24;
    const mesh = (name: string, text: unknown) =>
      Object.fromEntries(
        Array.from({ length: size }, (_, at) => {
          const to = (other: number) => component(`${name}${(at * 7 + other) % size}`);
          const properties = { text, next: to(1), any: { anyOf: [to(3), to(8)] }, one: { oneOf: [to(5), to(13)] } };
          return [`${name}${at}`, { type: "object", required: ["text"], properties } as WrittenSchema];
        }),
      );
    const at = tableOf({
      ...mesh("A", { type: "string", maxLength: 9 }),
      ...mesh("B", { type: "string", not: { minLength: 10 } }),
      ...mesh("C", { type: "string", maxLength: 8 }),
    });
    const prover = createProver();
    expect(prover.included(at("A0"), at("B0"))).toEqual({ kind: "proven" });
    expect(prover.included(at("B0"), at("A0"))).toEqual({ kind: "proven" });
    expect(prover.included(at("A0"), at("C0"))).toEqual({ kind: "refuted", witness: { text: "aaaaaaaaa" } });
  });
});

/** Values are as long as the bounds ask, however long these are. */
describe("large bounds", () => {
  test.each<[string, WrittenSchema, WrittenSchema, (witness: JsonValue) => unknown, number]>([
    ["items", { type: "array", maxItems: 1000 }, { maxItems: 500 }, (list) => (list as JsonValue[]).length, 501],
    [
      "items that are different",
      {
        type: "array",
        uniqueItems: true,
        items: { type: "object", required: ["a"], properties: { a: { type: "integer" } } },
      },
      { maxItems: 1000 },
      (list) => new Set((list as JsonValue[]).map((item) => JSON.stringify(item))).size,
      1001,
    ],
    ["properties", { type: "object" }, { maxProperties: 500 }, (object) => Object.keys(object as object).length, 501],
    ["characters", { type: "string", maxLength: 1e6 }, { maxLength: 1e5 }, (text) => (text as string).length, 100_001],
    [
      "characters of a pattern",
      { type: "string", pattern: "^[b-z]+(?:-[b-z]+)*$" },
      { maxLength: 30_000 },
      (text) => (text as string).length,
      30_001,
    ],
  ])("%s", (_, left, right, size, expected) => {
    const inclusion = inclusionsOf({ Left: left, Right: right })("Left", "Right");
    expect(inclusion.kind === "refuted" && size(inclusion.witness)).toBe(expected);
  });

  test.each([
    ["items", { type: "array", maxItems: 500, items: { type: "string" } }, { maxItems: 1000 }],
    [
      "few values",
      { type: "array", uniqueItems: true, items: { type: "integer", minimum: 1, maximum: 120 } },
      { maxItems: 120 },
    ],
    ["names", { type: "object", propertyNames: { enum: ["a", "b"] } }, { maxProperties: 500 }],
    ["characters", { type: "string", maxLength: 1e5 }, { maxLength: 1e6 }],
  ])("%s that are fewer", (_, left, right) => {
    expect(inclusionsOf({ Left: left, Right: right })("Left", "Right")).toEqual({ kind: "proven" });
  });
});

describe("what cannot be decided is named", () => {
  test.each([
    [
      "the pattern",
      { type: "string", pattern: "^(\\w+) \\1$" },
      { type: "string", pattern: "^(\\w+) (\\w+)$" },
      "the pattern `^(\\w+) \\1$`",
    ],
    [
      "the length",
      { type: "array", minItems: 10_000_000 },
      { type: "array", maxItems: 9_999_999 },
      "arrays of at least 10000000 items",
    ],
  ])("%s", (_, left, right, reason) => {
    expect(inclusionsOf({ Left: left, Right: right })("Left", "Right")).toEqual({ kind: "unknown", reason });
  });

  test("schemas that would take too long", () => {
    const at = tableOf({ Left: { required: ["a"], minProperties: 2 }, Right: { required: ["a"], maxProperties: 3 } });
    expect(createProver(5).included(at("Left"), at("Right"))).toEqual({
      kind: "unknown",
      reason: "schemas that are too large",
    });
    expect(createProver().included(at("Left"), at("Right")).kind).toBe("refuted");
  });
});
