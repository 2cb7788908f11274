import { describe, expect, test } from "vitest";
import type { Api, Direction, Schema, SchemaId } from "../../generator/2-normalise/api.js";
import { subschemasOf } from "../../generator/2-normalise/applicators.js";
import { childId, copyId, copySuffixOf, locationOf } from "../../generator/2-normalise/locations.js";
import { schemasOf } from "../../generator/2-normalise/operation-schemas.js";
import { apiOf, readSchemas } from "./contract.js";

describe("a schema that requires what only one direction has", () => {
  const user = "User: { type: object, required: [id, name], properties: { id: { readOnly: true }, name: {} } }";

  test("is copied where it travels both ways, under a name of its own and next to its original", () => {
    const api = api31(`${user}\nOther: {}`, { sent: ["User"], received: ["User"] });
    expect([...api.named.values()]).toEqual(["User", "UserRequest", "Other"]);
    expect(requiredOf(api, "User")).toEqual(["id", "name"]);
    expect(requiredOf(api, "UserRequest")).toEqual(["name"]);
    expect(api.copies.get(idOf(api, "UserRequest"))).toEqual({
      of: "#/components/schemas/User",
      originalName: "User",
      view: { kind: "direction", direction: "request" },
    });
    expect(usedBy(api)).toEqual({ sent: ["UserRequest"], received: ["User"] });
  });

  test("is itself what it means where it travels one way or none", () => {
    const sent = api31(user, { sent: ["User"] });
    expect([...sent.named.values()]).toEqual(["User"]);
    expect(requiredOf(sent, "User")).toEqual(["name"]);
    expect(requiredOf(api31(user, { received: ["User"] }), "User")).toEqual(["id", "name"]);
    expect(requiredOf(api31(user, {}), "User")).toEqual(["id", "name"]);
  });

  test("gives its name to what is received where it is written only", () => {
    const written = user.replace("readOnly", "writeOnly");
    const api = api31(written, { sent: ["User"], received: ["User"] });
    expect(requiredOf(api, "User")).toEqual(["name"]);
    expect(requiredOf(api, "UserRequest")).toEqual(["id", "name"]);
    expect(requiredOf(api31(written, {}), "User")).toEqual(["id", "name"]);
  });

  test("makes copies of what reaches it, in a cycle too, and of nothing else", () => {
    const api = api31(
      `
      User: { type: object, required: [id], properties: { id: { readOnly: true }, in: { $ref: "#/components/schemas/Team" } } }
      Team: { type: array, items: { anyOf: [{ $ref: "#/components/schemas/User" }, { $ref: "#/components/schemas/Robot" }] } }
      Robot: { type: object, required: [id], properties: { id: {}, on: { readOnly: true } } }`,
      { sent: ["Team"], received: ["Team"] },
    );
    expect([...api.named.values()]).toEqual(["User", "UserRequest", "Team", "TeamRequest", "Robot"]);
    expect(reachedBy(api, "TeamRequest")).toEqual(["TeamRequest", "UserRequest", "Robot"]);
    expect(reachedBy(api, "Team")).toEqual(["Team", "User", "Robot"]);
  });

  test("lets mappings follow", () => {
    const api = api31(
      `
      Pet: { oneOf: [{ $ref: "#/components/schemas/Cat" }], discriminator: { propertyName: kind, mapping: { cat: Cat } } }
      Cat: { type: object, required: [kind, id], properties: { kind: { const: cat }, id: { readOnly: true } } }`,
      { sent: ["Pet"], received: ["Pet"] },
    );
    const mapped = (name: string) => keywordsOf(api, name).discriminator?.value.mapping.get("cat")?.value;
    expect(mapped("Pet")).toBe(idOf(api, "Cat"));
    expect(mapped("PetRequest")).toBe(idOf(api, "CatRequest"));
  });

  test.each([
    ["allOf", `allOf: [{ $ref: "#/components/schemas/Base" }, { required: [id] }]`, "/allOf/1"],
    ["anyOf", `$ref: "#/components/schemas/Base", anyOf: [{ required: [id] }]`, "/anyOf/0"],
    ["then", `$ref: "#/components/schemas/Base", if: {}, then: { required: [id] }`, "/then"],
    [
      "dependentSchemas",
      `$ref: "#/components/schemas/Base", dependentSchemas: { a: { required: [id] } }`,
      "/dependentSchemas/a",
    ],
  ])("may have the property declared around it: %s", (_, sent, pointer) => {
    const base =
      "Base: { type: object, properties: { id: { $ref: '#/components/schemas/Id' } } }\nId: { readOnly: true }";
    const api = api31(`${base}\nSent: { ${sent} }`, { sent: ["Sent"] });
    const copy = [...api.copies].filter(([, { of }]) => of === `#/components/schemas/Sent${pointer}`);
    expect(copy.map(([id]) => keywordsAt(api, id).required?.value)).toEqual([[]]);
    expect(reachedIds(api, "Sent")).toContain(copy[0]?.[0]);
  });

  test.each(["not", "if"])("is left alone under `%s`, which demands nothing", (keyword) => {
    const api = api31(
      `Sent: { type: object, properties: { id: { readOnly: true } }, ${keyword}: { required: [id] } }`,
      {
        sent: ["Sent"],
      },
    );
    expect(api.copies.size).toBe(0);
    expect(keywordsAt(api, `#/components/schemas/Sent/${keyword}`).required?.value).toEqual(["id"]);
  });

  test("excuses nothing in parts of the value, nor under `not`, where it is excused itself", () => {
    const api = api31(
      `Sent: { type: object, required: [id], properties: { id: { readOnly: true }, part: { required: [id] } }, not: { required: [id] } }`,
      { sent: ["Sent"] },
    );
    expect(requiredOf(api, "Sent")).toEqual([]);
    expect(api.copies.size).toBe(0);
  });

  test("is excused only where the property is declared: a mixin is copied for that", () => {
    const api = api31(
      `
      HasId: { required: [id] }
      Excused: { type: object, properties: { id: { readOnly: true } }, allOf: [{ $ref: "#/components/schemas/HasId" }] }
      Strict: { type: object, properties: { id: {} }, allOf: [{ $ref: "#/components/schemas/HasId" }] }`,
      { sent: ["Excused", "Strict"] },
    );
    expect(reachedBy(api, "Excused")).toEqual(["Excused", "HasIdRequest"]);
    expect(reachedBy(api, "Strict")).toEqual(["Strict", "HasId"]);
    expect(requiredOf(api, "HasIdRequest")).toEqual([]);
    expect(requiredOf(api, "HasId")).toEqual(["id"]);
  });

  test("makes a name only of what is used: an original behind a reference may have no use left", () => {
    const api = api31(
      `
      Sent: { type: object, properties: { id: { readOnly: true } }, allOf: [{ $ref: "#/components/schemas/Sent/$defs/hasId" }], $defs: { hasId: { required: [id] } } }`,
      { sent: ["Sent"] },
    );
    expect([...api.named.values()]).toEqual(["Sent", "hasId"]);
    expect(requiredOf(api, "hasId")).toEqual([]);
  });
});

describe("a dynamic reference", () => {
  const template = `
    List: { $id: list, type: array, items: { $dynamicRef: "#item" }, $defs: { item: { $dynamicAnchor: item } } }`;

  test("is a reference to the anchor of the outermost resource: a copy for each", () => {
    const api = schemas31(`${template}
      Names: { $id: names, $ref: list, $defs: { item: { $dynamicAnchor: item, type: string } } }
      Counts: { $id: counts, $ref: list, $defs: { item: { $dynamicAnchor: item, type: integer } } }`);
    expect(reachedBy(api, "List")).toEqual(["List", "item"]);
    expect(reachedBy(api, "Names")).toEqual(["Names", "ListInNames", "Names item"]);
    expect(reachedBy(api, "Counts")).toEqual(["Counts", "ListInCounts", "Counts item"]);
    expect(idOf(api, "Names item")).toBe("#/components/schemas/Names/$defs/item");
    expect(api.copies.get(idOf(api, "ListInNames"))).toEqual({
      of: "#/components/schemas/List",
      originalName: "List",
      view: { kind: "scope", resources: ["#/components/schemas/Names"] },
    });
    expectPlain(api);
  });

  test("copies nothing that leads to no such reference, or to one that means the same", () => {
    const api = schemas31(`${template}
      Lists: { $id: lists, properties: { a: { $ref: list }, b: { $ref: plain } } }
      Plain: { $id: plain, $defs: { item: { $dynamicAnchor: item } } }
      Outer: { $id: outer, $defs: { other: { $dynamicAnchor: other } }, $ref: lists }`);
    expect(api.copies.size).toBe(0);
    expect(reachedBy(api, "Outer")).toEqual(["Outer", "Lists", "List", "Plain", "item"]);
  });

  test("keeps to the outermost resource where recursion goes through others, and ends", () => {
    const api = schemas31(`
      Tree: { $id: tree, $dynamicAnchor: node, properties: { left: { $dynamicRef: "#node" }, right: { $ref: wrapper } } }
      Wrapper: { $id: wrapper, $dynamicAnchor: node, $ref: tree }
      Strict: { $id: strict, $dynamicAnchor: node, $ref: tree, required: [left] }`);
    expect(reachedBy(api, "Tree")).toEqual(["Tree", "WrapperInTree"]);
    expect(reachedBy(api, "Wrapper")).toEqual(["Wrapper", "TreeInWrapper"]);
    expect(reachedBy(api, "Strict")).toEqual(["Strict", "TreeInStrict", "WrapperInStrict"]);
    expectPlain(api);
  });

  test("enters a resource in its middle, too", () => {
    const api = schemas31(`${template}
      Start: { $id: start, $ref: "between#/$defs/way" }
      Between: { $id: between, $defs: { way: { $ref: list }, item: { $dynamicAnchor: item, type: string } } }`);
    expect(reachedBy(api, "Start")).toEqual(["Start", "way", "ListInBetween", "Between item"]);
  });

  test("remembers what only the schema that is meant leads to", () => {
    const api = schemas31(`${template}
      First: { $id: first, $ref: second, $defs: { leaf: { $dynamicAnchor: leaf, type: string } } }
      Second: { $id: second, $ref: list, $defs: { item: { $dynamicAnchor: item, $ref: third } } }
      Third: { $id: third, $dynamicRef: "#leaf", $defs: { leaf: { $dynamicAnchor: leaf } } }`);
    expect(reachedBy(api, "First").at(-1)).toBe("First leaf");
    expect(reachedBy(api, "Second").at(-1)).toBe("leaf");
  });

  test("leaves a scope when evaluation leaves it", () => {
    const api = schemas31(`${template}
      Both: { $id: both, allOf: [{ $ref: names }, { $ref: list }] }
      Names: { $id: names, $ref: list, $defs: { item: { $dynamicAnchor: item, type: string } } }`);
    expect(reachedBy(api, "Both")).toEqual(["Both", "Names", "List", "ListInNames", "item", "Names item"]);
  });

  test("is one more thing that must hold beside a `$ref`", () => {
    const api = schemas31(`
      A: { $ref: "#/components/schemas/B", $dynamicRef: "#/components/schemas/C", allOf: [true] }
      B: {}
      C: {}`);
    const { $ref, allOf } = keywordsOf(api, "A");
    expect([$ref?.value, allOf?.value]).toEqual([
      "#/components/schemas/B",
      ["#/components/schemas/A/allOf/0", "#/components/schemas/C"],
    ]);
    expectPlain(api);
  });

  test("may close a cycle in place, which is an error", () => {
    const { reports } = readSchemas(`
Base:
  $id: base
  $defs: { item: { $dynamicAnchor: item } }
  allOf: [{ $dynamicRef: "#item" }]
Loop:
  $id: loop
  $dynamicAnchor: item
  $ref: base`);
    expect(reports).toEqual([expect.stringMatching(/^ref-cycle /)]);
  });

  test("goes together with directions", () => {
    const api = api31(
      `
      List: { $id: list, type: array, items: { $dynamicRef: "#item" }, $defs: { item: { $dynamicAnchor: item } } }
      Users: { $id: users, $ref: list, $defs: { item: { $dynamicAnchor: item, required: [id], properties: { id: { readOnly: true } } } } }`,
      { sent: ["Users"], received: ["Users"] },
    );
    expect(reachedBy(api, "UsersRequest")).toEqual(["UsersRequest", "ListInUsersRequest", "Users itemRequest"]);
    expect(reachedBy(api, "Users")).toEqual(["Users", "ListInUsers", "Users item"]);
    expect(requiredOf(api, "Users itemRequest")).toEqual([]);
  });
});

describe("a copy's place", () => {
  test.each([
    ["#/components/schemas/User", [["request"]]],
    [
      "#/components/schemas/a~1b~0c",
      [
        ["request", "a~b", "c/d#e"],
        ["scope", "x", "other.yaml#/~1"],
      ],
    ],
    ["some~user/shop.yaml#", [["request"]]],
  ])("is where its original was written: %s", (written, words) => {
    const copy = words.reduce((id, each) => copyId(id, each), written as SchemaId);
    expect(copy).not.toBe(written);
    expect([locationOf(copy), copySuffixOf(copy)]).toEqual([written, copy.slice(written.length)]);
    expect([locationOf(written as SchemaId), copySuffixOf(written as SchemaId)]).toEqual([written, ""]);
    expect(locationOf(childId(copy, "items"))).toBe(`${written}/items`);
    expect(copySuffixOf(childId(copy, "items"))).toBe(copySuffixOf(copy));
  });
});

/** Every reference left is a plain one. */
function expectPlain({ schemas }: Api): void {
  const keywords = [...schemas.values()].flatMap((schema) => (schema.kind === "keywords" ? [schema.keywords] : []));
  expect(keywords.filter(({ $dynamicRef }) => $dynamicRef !== undefined)).toEqual([]);
}

function schemas31(schemas: string): Api {
  return api31(schemas.replace(/^\n/, ""), {});
}

interface Use {
  readonly sent?: readonly string[];
  readonly received?: readonly string[];
}

/** A contract of these schemas, with an operation for each that is sent and for each that is received. */
function api31(schemas: string, { sent = [], received = [] }: Use): Api {
  const content = (name: string) => `{ application/json: { schema: { $ref: "#/components/schemas/${name}" } } }`;
  const send = (name: string) =>
    `  /sent/${name}: { post: { requestBody: { content: ${content(name)} }, responses: { "204": { description: ok } } } }`;
  const receive = (name: string) =>
    `  /got/${name}: { get: { responses: { "200": { description: ok, content: ${content(name)} } } } }`;
  const paths = [...sent.map(send), ...received.map(receive)].join("\n");
  const indented = schemas.replace(/^\s*(?=\S)/gm, "    ");
  return apiOf(
    `openapi: 3.1.0\ninfo: {title: Shop, version: "1"}\npaths:${paths === "" ? " {}" : ""}\n${paths}\ncomponents:\n  schemas:\n${indented}\n`,
  );
}

function idOf({ named }: Api, name: string): SchemaId {
  const [id] = [...named].find(([, written]) => written === name) ?? [];
  if (id === undefined) throw new Error(`There is no ${name}, but ${[...named.values()].join(", ")}`);
  return id;
}

function keywordsAt({ schemas }: Api, id: string) {
  const schema: Schema | undefined = schemas.get(id as SchemaId);
  if (schema?.kind !== "keywords") throw new Error(`There are no keywords at ${id}`);
  return schema.keywords;
}

function keywordsOf(api: Api, name: string) {
  return keywordsAt(api, idOf(api, name));
}

function requiredOf(api: Api, name: string) {
  return keywordsOf(api, name).required?.value;
}

function reachedIds(api: Api, name: string): ReadonlySet<SchemaId> {
  const reached = new Set([idOf(api, name)]);
  for (const id of reached) for (const next of subschemasOf(api.schemas.get(id) as Schema)) reached.add(next);
  return reached;
}

/** The named schemas that one reaches, itself first. */
function reachedBy(api: Api, name: string): readonly string[] {
  return [...reachedIds(api, name)].flatMap((id) => api.named.get(id) ?? []);
}

/** The names behind the schemas that operations send and receive, which only refer to them. */
function usedBy(api: Api): Use {
  const referred = (id: SchemaId) => api.named.get(keywordsAt(api, id).$ref?.value as SchemaId) ?? "";
  const used = api.operations.flatMap(schemasOf);
  const schemasIn = (direction: Direction) => used.flatMap((each) => (each.direction === direction ? [each.id] : []));
  return {
    sent: schemasIn("request").map(referred),
    received: schemasIn("response").map(referred),
  };
}
