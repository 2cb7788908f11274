import { expect, test } from "vitest";
import { readFiles } from "./contract.js";

/** A contract with these schemas beside `part.yaml`. */
function read(schemas: string, part: string) {
  return readFiles({
    "shop.yaml": `{openapi: 3.1.0, info: {title: Shop, version: "1"}, components: {schemas: {${schemas}}}}`,
    "part.yaml": part,
  });
}

test("a component that is only a reference chooses the name of what it refers to", () => {
  const { api, reports } = read("A: {$ref: part.yaml, x-specmill-name: Chosen}", "type: string");
  expect(reports).toEqual([]);
  expect([...(api?.named ?? [])]).toEqual([["part.yaml#", "A"]]);
  expect([...(api?.chosenNames ?? [])].map(([id, { value }]) => [id, value])).toEqual([["part.yaml#", "Chosen"]]);
});

test("a second name for the same type is reported", () => {
  const { reports } = read("A: {$ref: part.yaml, x-specmill-name: Chosen}", "{type: string, x-specmill-name: Another}");
  expect(reports).toEqual(["name-taken 1:114"]);
});

test("a schema inside another one gets a name by it", () => {
  const { api } = read("A: {properties: {b: {x-specmill-name: Inner}}}", "type: string");
  expect([...(api?.named ?? [])]).toEqual([
    ["#/components/schemas/A", "A"],
    ["#/components/schemas/A/properties/b", "Inner"],
  ]);
});

test("names that differ only in case are reported, each with the other one", () => {
  const { diagnostics } = read("A: {x-specmill-name: One}, B: {x-specmill-name: ONE}, C: {x-specmill-name: Two}", "{}");
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "name-taken `One` cannot be chosen as a name: `x-specmill-name` chooses `ONE` for something else, too.",
    "name-taken `ONE` cannot be chosen as a name: `x-specmill-name` chooses `One` for something else, too.",
  ]);
});
