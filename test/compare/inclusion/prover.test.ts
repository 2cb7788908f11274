import { describe, expect, test } from "vitest";
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
      { type: "array", minItems: 1000 },
      { type: "array", minItems: 999, uniqueItems: true },
      "arrays of at least 1000 items",
    ],
  ])("%s", (_, left, right, reason) => {
    expect(inclusionsOf({ Left: left, Right: right })("Left", "Right")).toEqual({ kind: "unknown", reason });
  });

  test("schemas that would take too long", () => {
    const at = tableOf({ Left: { required: ["a"], minProperties: 2 }, Right: { required: ["a"], maxProperties: 3 } });
    expect(createProver(5).included(at("Left"), at("Right"))).toEqual({
      kind: "unknown",
      reason: "the schemas are too large",
    });
    expect(createProver().included(at("Left"), at("Right")).kind).toBe("refuted");
  });
});
