import { expect, test } from "vitest";
import { load } from "../../generator/1-load/load.js";
import type { Schema, SchemaId } from "../../generator/2-normalise/api.js";
import { normalise } from "../../generator/2-normalise/normalise.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { formatPlace } from "../../generator/diagnostics/source.js";
import { createMemory, type Memory } from "../../generator/memory/memory.js";
import { memoryHost } from "../harness/memory-host.js";

const contract = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Name:
      type: string
    Person:
      type: object
      properties:
        name: { $ref: "#/components/schemas/Name" }
    Odd:
      type: string
      then: {}
    Price:
      type: number
    Last:
      type: boolean
`;

/** What a contract says, and what is said of it, by code and place. */
function read(text: string, memory: Memory) {
  const diagnostics = createDiagnostics();
  const host = memoryHost({ "/shop.yaml": text });
  const sources = load("shop.yaml", { host, root: "/", memory }, diagnostics);
  const api = sources && normalise(sources, diagnostics);
  memory.forget();
  return {
    schema: (pointer: string) => api?.schemas.get(`#/components/schemas/${pointer}` as SchemaId) as Schema,
    said: diagnostics.all().map(({ code, at }) => `${code} ${at && formatPlace(at)}`),
  };
}

test("a schema that nobody edited is the same one as before, with its places where they are now", () => {
  const memory = createMemory();
  const before = read(contract, memory);
  const { at } = before.schema("Price");
  expect(formatPlace(at)).toBe("shop.yaml:16:7");
  const after = read(
    contract.replace("type: string\n", "type: string\n      # A remark.\n      minLength: 1\n"),
    memory,
  );
  for (const pointer of ["Person", "Person/properties/name", "Price"])
    expect(after.schema(pointer)).toBe(before.schema(pointer));
  expect(after.schema("Name")).not.toEqual(before.schema("Name"));
  expect(formatPlace(after.schema("Price").at)).toBe("shop.yaml:18:7");
});

test("what there is to report of a schema is reported each time, at its place", () => {
  const memory = createMemory();
  expect(read(contract, memory).said).toEqual(["keyword-ignored shop.yaml:14:7"]);
  expect(read(contract.replace("paths: {}\n", "paths: {}\n\n"), memory).said).toEqual([
    "keyword-ignored shop.yaml:15:7",
  ]);
});

test("a reference of a schema that nobody edited is followed again", () => {
  const memory = createMemory();
  read(contract, memory);
  const without = contract.replace("    Name:\n      type: string\n", "");
  expect(read(without, memory).said).toContain("ref-not-found shop.yaml:9:23");
});

test("what a reference leads to now is what the schema says, though nobody edited it", () => {
  const memory = createMemory();
  const anchored = contract
    .replace("#/components/schemas/Name", "#label")
    .replace("string\n", "string\n      $anchor: label\n");
  const moved = anchored.replace("      $anchor: label\n", "").replace("number\n", "number\n      $anchor: label\n");
  const leadsTo = (text: string) => {
    const name = read(text, memory).schema("Person/properties/name");
    return name.kind === "keywords" && name.keywords.$ref?.value;
  };
  expect([leadsTo(anchored), leadsTo(moved)]).toEqual(["#/components/schemas/Name", "#/components/schemas/Price"]);
});

test("a mapping to a schema that is gone is a mistake, though nobody edited the union", () => {
  const memory = createMemory();
  const variant = (name: string) =>
    `    ${name}:\n      type: object\n      required: [kind]\n      properties: { kind: { type: string } }\n`;
  const union =
    "    Pet:\n      oneOf:\n        - type: object\n      discriminator: { propertyName: kind, mapping: { dog: PetDog } }\n";
  const start = contract.slice(0, contract.indexOf("    Name:"));
  const said = (text: string) => read(text, memory).said.map((each) => each.split(" ")[0]);
  const last = "    Last: {}\n";
  const rest = `${variant("PetCat")}${variant("PetFish")}${last}`;
  expect(said(`${start}${union}${variant("PetDog")}${rest}`)).toEqual(["mapping-not-a-variant"]);
  expect(said(`${start}${union}${rest}`)).toEqual(["mapping-not-found"]);
});
