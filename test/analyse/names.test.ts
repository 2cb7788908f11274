import { describe, expect, test } from "vitest";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import { reasonOf } from "../../generator/3-analyse/name-table.js";
import { analysisOf, contractOf, modelOf, schemasModel, shown } from "../harness/model.js";

/** What each schema is called, by what is written. */
function typesIn(written: readonly string[]): Record<string, string> {
  const model = schemasModel(written.map((name) => `${JSON.stringify(name)}: { type: string }`).join("\n"));
  return Object.fromEntries([...model.names].map(([id, { type }]) => [model.api.named.get(id) ?? "", type]));
}

function operationsIn(paths: string, schemas = "Any: {}"): readonly (readonly string[])[] {
  return [...modelOf(contractOf(schemas, paths)).operationNames.values()].map(({ function: name, request, result }) => [
    name,
    request,
    result,
  ]);
}

const responses = 'responses: { "200": { description: ok } }';

describe("schemas", () => {
  test("names in PascalCase", () => {
    expect(typesIn(["share_price", "HTTPValidationError", "foo.bar", "x-1", "1", "URL2"])).toEqual({
      share_price: "SharePrice",
      HTTPValidationError: "HTTPValidationError",
      "foo.bar": "FooBar",
      "x-1": "X1",
      "1": "_1",
      URL2: "URL2",
    });
  });

  test("everything made for a schema", () => {
    const [name] = schemasModel("URLPrice: { type: string }").names.values();
    expect(name).toEqual({
      type: "URLPrice",
      is: "isURLPrice",
      validate: "validateURLPrice",
      parse: "parseURLPrice",
      explain: "explainURLPrice",
      schema: "URLPriceSchema",
      match: "matchURLPrice",
      tags: "urlPriceTags",
    });
  });

  test("names that are no plain ones", () => {
    expect(typesIn(["__proto__", "constructor", "toString", "-", "default", "Error", "Promise"])).toEqual({
      ["__proto__"]: "Proto",
      constructor: "Constructor",
      toString: "ToString",
      "-": "_",
      default: "Default",
      Error: "Error",
      Promise: "Promise",
    });
  });

  test("a collision names the one that has the name, however many others there are", () => {
    const separators = [..."abcdefghi"].map((_, index) => `a${".".repeat(index + 1)}b`);
    const { diagnostics } = analysisOf(
      contractOf(separators.map((name) => `${JSON.stringify(name)}: { type: string }`).join("\n")),
    );
    expect(diagnostics).toHaveLength(separators.length - 1);
    for (const { code, related } of diagnostics) {
      expect(code).toBe("name-collision");
      expect(related.map(({ label }) => label)).toEqual(["This is the schema `a.b`."]);
    }
  });

  const colliding = ["foo-bar", "foo_bar", "fooBar", "FooBar", "FOOBAR", "1", "_1"];

  test("colliding names do not depend on the order of the document", () => {
    const names = typesIn(colliding);
    expect(names).toMatchObject({
      FooBar: "FooBar",
      _1: "_1",
      "foo-bar": "FooDashBar",
    });
    expect(new Set(Object.values(names).map((name) => name.toLowerCase())).size).toBe(colliding.length);
    expect(typesIn(colliding.toReversed())).toEqual(names);
    expect(typesIn(colliding.filter((name) => name !== "fooBar"))).toEqual(
      Object.fromEntries(Object.entries(names).filter(([name]) => name !== "fooBar")),
    );
  });

  test("collisions are reported with the places of the others", () => {
    const { diagnostics } = analysisOf(contractOf("foo-bar: {}\nFooBar: {}"));
    expect(shown(diagnostics)).toEqual([
      "name-collision test.yaml:7:14 The schema `foo-bar` is called `FooDashBar` in the package: `FooBar` is the name of the schema `FooBar`.",
    ]);
    expect(diagnostics[0]?.related).toMatchObject([{ label: "This is the schema `FooBar`." }]);
  });

  test("what is made for a schema makes way for the names of schemas", () => {
    const model = schemasModel("Pet: {}\nPetSchema: {}");
    expect([...model.names.values()].map(({ type, schema }) => [type, schema])).toEqual([
      ["Pet", "PetStandardSchema"],
      ["PetSchema", "PetSchemaSchema"],
    ]);
  });

  test("no two names are the same", () => {
    const model = schemasModel(
      [...colliding, "Pet", "PetSchema", "isPet", "IsPet", "PetIsCat", "validatePet", "ValidationError", "TestClient"]
        .map((name) => `${JSON.stringify(name)}: {}`)
        .join("\n"),
    );
    const all = [...model.names.values()].flatMap(({ match: _, tags: __, ...names }) => Object.values(names));
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain("ValidationError");
    expect(all).not.toContain("TestClient");
  });
});

describe("copies", () => {
  const content = (name: string) =>
    `content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } }`;
  const paths = `/a: { put: { requestBody: { ${content("User")} }, responses: { "200": { description: ok, ${content("User")} } } } }`;
  const user = "User: { type: object, required: [id], properties: { id: { type: integer, readOnly: true } } }";

  test("have all that named schemas have", () => {
    const { names } = modelOf(contractOf(user, paths));
    expect([...names.values()].map(({ type, is, schema }) => [type, is, schema])).toEqual([
      ["User", "isUser", "UserSchema"],
      ["UserRequest", "isUserRequest", "UserRequestSchema"],
    ]);
  });

  test.each([`${user}\nUserRequest: { type: string }`, `UserRequest: { type: string }\n${user}`])(
    "make way for what the document calls so",
    (schemas) => {
      const { model, diagnostics } = analysisOf(contractOf(schemas, paths));
      expect(model?.names.get("#/components/schemas/UserRequest" as SchemaId)?.type).toBe("UserRequest");
      expect([...(model?.names.values() ?? [])].map(({ type }) => type)).toContain("UserRequestView");
      expect(diagnostics.map(({ code }) => code)).toEqual(["name-derived"]);
    },
  );
});

describe("unions", () => {
  const variants = `
A: { type: object, required: [kind], properties: { kind: { const: a } } }
B: { type: object, required: [kind], properties: { kind: { enum: [b, c] } } }
C: { type: object, required: [id], properties: { id: {} } }`;
  const refs = ["A", "B", "C"].map((name) => `{ $ref: '#/components/schemas/${name}' }`).join(", ");

  test("cases are called after their tag, or after their schema", () => {
    const model = schemasModel(`${variants}\nMyUnion: { anyOf: [${refs}] }`);
    expect([...model.cases.values()].flat().map(({ name, guard }) => [name, guard])).toEqual([
      ["a", "myUnionIsA"],
      ["b", "myUnionIsB"],
      ["c", "myUnionIsC"],
    ]);
  });

  test("guards are unique among everything else", () => {
    const model = schemasModel(`${variants}\nIsPet: { anyOf: [${refs}] }\nPetIsA: {}`);
    const [first] = [...model.cases.values()].flat();
    expect([...model.names.values()].map(({ is }) => is)).toContain("isPetIsA");
    expect(first?.guard).toBe("isPetIsAValue");
  });
});

describe("operations", () => {
  test("an operationId that is an identifier stays", () => {
    expect(operationsIn(`/a: { get: { operationId: updateShare, ${responses} } }`)).toEqual([
      ["updateShare", "UpdateShareRequest", "UpdateShareResult"],
    ]);
  });

  test.each([
    ["shares:update", "sharesUpdate"],
    ["delete", "deleteOperation"],
    ["Get_Item", "Get_Item"],
    ["get item/by id", "getItemById"],
    ["a(){};globalThis.__PWN=1", "aGlobalThisPWN1"],
    ["42", "_42"],
  ])("%s is %s", (operationId, expected) => {
    const [[name] = []] = operationsIn(`/a: { get: { operationId: ${JSON.stringify(operationId)}, ${responses} } }`);
    expect(name).toBe(expected);
  });

  test("without an operationId, method and path make the name", () => {
    const id = "parameters: [{ name: id, in: path, required: true, schema: { type: string } }]";
    expect(
      operationsIn(`
        /api/shares/{id}: { ${id}, patch: { ${responses} } }
        /: { get: { ${responses} } }`).map(([name]) => name),
    ).toEqual(["patchApiSharesById", "getRoot"]);
  });

  test("names do not depend on the order of the document", () => {
    const paths = ["foo-bar", "foo_bar", "fooBar"].map(
      (id, index) => `/p${index}: { get: { operationId: ${id}, ${responses} } }`,
    );
    const names = operationsIn(paths.join("\n"));
    expect(names.map(([name]) => name)).toContain("fooBar");
    expect(new Set(names.flat()).size).toBe(9);
    expect(operationsIn(paths.toReversed().join("\n")).toReversed()).toEqual(names);
  });

  test("types have their names first, then operations, then what is generated for types", () => {
    expect(
      operationsIn(
        `
        /a: { get: { operationId: updateShare, ${responses} } }
        /b: { get: { operationId: validateAddress, ${responses} } }`,
        "UpdateShareRequest: {}\nAddress: {}",
      ),
    ).toEqual([
      ["updateShare", "UpdateShareOperationRequest", "UpdateShareResult"],
      ["validateAddress", "ValidateAddressRequest", "ValidateAddressResult"],
    ]);
  });
});

describe("one document in another order", () => {
  type Order = (items: readonly string[]) => readonly string[];
  const plain = [
    "foo-bar",
    "foo.bar",
    "foo_bar",
    "FooBar",
    "foo-.bar",
    "FOOBAR",
    "Foo",
    "FooSchema",
    "isFoo",
    "GetFooRequest",
  ];
  const tags = { V: "a-b", W: "a_b", X: "A", Y: "aB" };
  const union = (inOrder: Order) =>
    `{ oneOf: [${inOrder(Object.keys(tags).map((name) => `{ $ref: "#/components/schemas/${name}" }`)).join(", ")}] }`;
  const schemas = (inOrder: Order) => [
    ...plain.map((name) => `${name}: {}`),
    // The derived names of two unions collide: `fooBazTags`.
    `Foo.Baz: ${union(inOrder)}`,
    `Foo_Baz: ${union(inOrder)}`,
    ...Object.entries(tags).map(
      ([name, tag]) => `${name}: { type: object, required: [k], properties: { k: { const: ${tag} } } }`,
    ),
    "A: { $defs: { x: {} } }",
    "B: { $defs: { x: {} } }",
    "C: { properties: { a: { $ref: '#/components/schemas/A/$defs/x' }, b: { $ref: '#/components/schemas/B/$defs/x' } } }",
  ];
  const ids = ["get-foo", "get_foo", "getFoo", "GET_FOO", "get:foo", "isFoo", "validateFoo", "delete", "", "!"];
  const paths = ids.map((id, index) => `/p${index}: { get: { operationId: ${JSON.stringify(id)}, ${responses} } }`);

  /** Every name of the document, by what has it. */
  function namesIn(inOrder: Order) {
    const document = contractOf(inOrder(schemas(inOrder)).join("\n"), inOrder(paths).join("\n"));
    const { names, operationNames, cases } = modelOf(document);
    const byId = (entries: Iterable<readonly [string, unknown]>) =>
      Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const caseNames = [...cases].map(([id, all]) => {
      const byTag = all.map(({ name, guard, match }) => [
        JSON.stringify("values" in match && match.values),
        name,
        guard,
      ]);
      return [id, byTag.toSorted()] as const;
    });
    return { names: byId(names), operations: byId(operationNames), cases: byId(caseNames) };
  }

  const forwards = namesIn((items) => items);
  test.each([
    ["backwards", (items: readonly string[]) => items.toReversed()],
    ["by its text", (items: readonly string[]) => items.toSorted()],
    ["from the middle", (items: readonly string[]) => [...items.slice(5), ...items.slice(0, 5)]],
  ])("%s has the same names", (_, inOrder) => {
    expect(namesIn(inOrder)).toEqual(forwards);
  });

  test("has every name once, and no hash", () => {
    const all = [
      ...Object.values(forwards.names).flatMap((names) => Object.values(names as object)),
      ...Object.values(forwards.operations).flatMap((names) => Object.values(names as object)),
      ...Object.values(forwards.cases).flatMap((guards) => (guards as string[][]).map(([, , guard = ""]) => guard)),
    ];
    // Names of functions that are not generated are free for others.
    const generated = all.filter((name) => !/^match|Tags$/.test(name));
    expect(generated.filter((name, index) => generated.indexOf(name) !== index)).toEqual([]);
    expect(generated.filter((name) => /[0-9a-f]{6}$/.test(name))).toEqual([]);
  });
});

describe("names of any length and letters", () => {
  test("a long name is cut off, and long names that begin alike differ", () => {
    const long = "x".repeat(300);
    const names = Object.values(typesIn([long, `${long}y`, `${long}z`]));
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).toMatch(/^Xx{112}_[0-9a-f]{6}$/);
    const [[name = ""] = []] = operationsIn(`/a: { get: { operationId: ${long}, ${responses} } }`);
    expect(name).toMatch(/^x{113}_[0-9a-f]{6}$/);
  });

  test.each([
    ["", "getA"],
    ["!?", "getA"],
    ["取得", "取得"],
    ["größe", "größe"],
    ["2fa", "_2fa"],
    ["a b", "aB"],
    ["Promise", "Promise"],
    ["undefined", "undefinedOperation"],
  ])("the operationId %j is %s", (operationId, expected) => {
    const [[name] = []] = operationsIn(`/a: { get: { operationId: ${JSON.stringify(operationId)}, ${responses} } }`);
    expect(name).toBe(expected);
  });

  test("names that are one letter in another form are one", () => {
    // A letter with a mark, and the letter and the mark.
    const { diagnostics } = analysisOf(
      contractOf(
        "A: {}",
        `/a: { get: { operationId: "\u00e9", ${responses} } }\n/b: { get: { operationId: "e\u0301", ${responses} } }`,
      ),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["name-collision"]);
  });
});

describe("names that the contract chooses", () => {
  const chosen = (name: string) => `{ x-specmill-name: ${name}, type: string }`;

  test("are taken as they are, before all others", () => {
    const { model, diagnostics } = analysisOf(contractOf(`a: ${chosen("isB")}\nB: {}\nc: ${chosen("thing")}`));
    expect([...(model?.names.values() ?? [])].map(({ type, is }) => [type, is])).toEqual([
      ["isB", "isIsB"],
      ["B", "isBValue"],
      ["thing", "isThing"],
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["name-derived"]);
  });

  test("may be exchanged", () => {
    const { model, diagnostics } = analysisOf(contractOf(`A: ${chosen("B")}\nB: ${chosen("A")}`));
    expect([...(model?.names.values() ?? [])].map(({ type }) => type)).toEqual(["B", "A"]);
    expect(diagnostics).toEqual([]);
  });

  test("are no tags", () => {
    const variant = (name: string) => `{ x-specmill-name: ${name}, type: object, properties: { k: { type: string } } }`;
    const { model } = analysisOf(
      contractOf(`U: { oneOf: [${variant("A")}, ${variant("B")}], discriminator: { propertyName: k } }`),
    );
    expect([...(model?.cases.values() ?? [])]).toEqual([]);
  });
});

describe("why something has its name", () => {
  const reasonsIn = (schemas: string, paths = "{}") =>
    Object.fromEntries(
      modelOf(contractOf(schemas, paths)).nameDecisions.map(({ name, origin, obstacle }) => [
        name,
        obstacle === undefined ? origin : `${origin}: ${reasonOf(obstacle)}`,
      ]),
    );

  test("is kept with the name", () => {
    const schemas = `
      Pet: { type: object, properties: { id: { readOnly: true }, tag: { type: string } }, required: [id] }
      pet: { type: string }
      foo.bar: { x-specmill-name: Chosen }
      Owner: { properties: { pet: { properties: { name: { type: string } } } } }
      PetSchema: { $ref: "#/components/schemas/Owner/properties/pet" }`;
    const paths = `
      /pets:
        post:
          operationId: delete
          requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
          responses: { default: { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }`;
    expect(reasonsIn(schemas, paths)).toMatchObject({
      Pet: "contract",
      PetModel: "contract: `Pet` is the name of the schema `Pet`",
      Chosen: "chosen",
      deleteOperation: "contract: `delete` is a reserved word of the language",
      PetRequest: "view",
      PetStandardSchema: "derived: `PetSchema` is the name of the schema `PetSchema`",
      isPet: "derived",
      DeleteOperationRequest: "unexpected",
    });
  });

  test("is that several could have a shorter one", () => {
    const schemas = `
      Box: { $defs: { label: { type: string } }, properties: { a: { $ref: "#/components/schemas/Box/$defs/label" } } }
      Shelf: { $defs: { label: { type: string } }, properties: { a: { $ref: "#/components/schemas/Shelf/$defs/label" } } }`;
    const several = "location: `Label` could be the name of several schemas";
    expect(reasonsIn(schemas)).toMatchObject({ BoxLabel: several, ShelfLabel: several });
  });
});
