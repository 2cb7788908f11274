/** A document that is large enough to be split, as text. `more` are further components and paths. */
export function largeDocument(more: { readonly schemas?: object; readonly paths?: object } = {}): string {
  const document = {
    openapi: "3.1.0",
    info: { title: "Large", version: "1" },
    servers: [{ url: "https://api.example" }],
    paths: { ...paths, ...more.paths },
    components: { schemas: { ...schemas, ...more.schemas } },
  };
  return JSON.stringify(document, undefined, 1);
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object) => ({ type: "object", required: Object.keys(properties).slice(0, 1), properties });

/** Schemas in many groups: a chain, a circle that goes through two tags, and names that differ in nothing but case. */
const schemas: object = {
  ...Object.fromEntries(
    Array.from({ length: 90 }, (_, index) => [
      `Item${index}`,
      object({
        id: { type: "integer", minimum: index },
        state: { type: "string", enum: ["on", "off"] },
        ...(index % 10 > 0 && { before: { type: "array", items: reference(`Item${index - 1}`) } }),
      }),
    ]),
  ),
  Owner: object({ name: { type: "string" }, pets: { type: "array", items: reference("Pet") } }),
  Pet: object({ owner: reference("Owner"), home: reference("Home"), kind: reference("Kind") }),
  Home: object({ owners: { type: "array", items: reference("Owner") } }),
  Kind: { oneOf: [reference("Cat"), reference("Dog")], discriminator: { propertyName: "kind" } },
  Cat: object({ kind: { const: "cat" }, lives: { type: "integer" } }),
  Dog: object({ kind: { const: "dog" }, tricks: { type: "array", items: { type: "string" } } }),
  // Its validator is called as one of the operation would be.
  PutPetBody: object({ name: { type: "string" } }),
  Problem: object({ detail: { type: "string" } }),
  Toolbox: object({ a: { type: "string" } }),
  ToolBox: object({ b: { type: "string" } }),
  tool_box: object({ c: { type: "string" } }),
  index: object({ d: { type: "string" } }),
  con: object({ e: { type: "string" } }),
  ["__proto__"]: object({ f: { type: "string" } }),
  Nested: {
    ...object({ children: { type: "array", items: reference("Nested") } }),
    additionalProperties: { type: "string" },
  },
};

interface Described {
  readonly tags?: readonly string[];
  readonly answer: string;
  readonly body?: string;
}

const operation = ({ tags, answer, body }: Described, operationId: string) => ({
  operationId,
  ...(tags && { tags }),
  parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
  ...(body && { requestBody: { required: true, content: { "application/json": { schema: reference(body) } } } }),
  responses: {
    200: { description: "It.", content: { "application/json": { schema: reference(answer) } } },
    404: { description: "None.", content: { "application/json": { schema: reference("Problem") } } },
  },
});

/** Operations with tags of every kind: that differ in case, that are no names of folders, and none. */
export const operations: Readonly<Record<string, Described>> = {
  getPet: { tags: ["Pets"], answer: "Pet" },
  putPet: { tags: ["pets"], answer: "Pet", body: "PutPetBody" },
  getOwner: { tags: ["PETS!", "Owners"], answer: "Owner" },
  getCat: { tags: ["../x"], answer: "Cat" },
  getDog: { tags: ["con"], answer: "Dog" },
  getKind: { tags: ["index"], answer: "Kind" },
  getToolbox: { tags: ["__proto__"], answer: "Toolbox" },
  getToolBox: { tags: ["订单"], answer: "ToolBox" },
  GetToolBox: { tags: ["类型"], answer: "tool_box" },
  getItem9: { tags: ["Items"], answer: "Item9" },
  getItem19: { tags: ["Items"], answer: "Item19", body: "Item18" },
  getNested: { answer: "Nested" },
};

const paths: object = Object.fromEntries(
  Object.entries(operations).map(([id, described]) => [`/${id}/{id}`, { post: operation(described, id) }]),
);
