/** An example of a component schema. */
export interface Example {
  /** The name of the component. */
  readonly schema: string;
  readonly value: unknown;
}

type Json = Readonly<Record<string, unknown>>;

/** The examples that a document has of its component schemas: in the schemas, and in the media types of its responses. */
export function examplesOf(contract: Json): readonly Example[] {
  const components = objectAt(contract, "components");
  const schemas = Object.entries(objectAt(components, "schemas")).flatMap(([schema, written]) =>
    examplesIn(written).map((value) => ({ schema, value })),
  );
  const responses = [
    ...Object.values(objectAt(components, "responses")),
    ...Object.values(objectAt(contract, "paths")).flatMap((path) =>
      Object.values(isObject(path) ? path : {}).flatMap((operation) =>
        isObject(operation) ? Object.values(objectAt(operation, "responses")) : [],
      ),
    ),
  ];
  return [...schemas, ...responses.flatMap(examplesOfResponse)];

  function examplesOfResponse(response: unknown): readonly Example[] {
    const contents = isObject(response) ? Object.entries(objectAt(response, "content")) : [];
    return contents.flatMap(([mediaType, content]) => {
      if (!isObject(content) || !/json/i.test(mediaType)) return [];
      const schema = nameIn(objectAt(content, "schema").$ref);
      if (schema === undefined) return [];
      const named = Object.values(objectAt(content, "examples")).flatMap((example) => valueIn(example, contract));
      return [...("example" in content ? [content.example] : []), ...named].map((value) => ({ schema, value }));
    });
  }
}

function examplesIn(schema: unknown): readonly unknown[] {
  if (!isObject(schema) || "$ref" in schema) return [];
  return [...("example" in schema ? [schema.example] : []), ...(Array.isArray(schema.examples) ? schema.examples : [])];
}

/** The value of an Example Object, or of one that a reference leads to. */
function valueIn(example: unknown, contract: Json): readonly unknown[] {
  if (!isObject(example)) return [];
  if ("value" in example) return [example.value];
  const name = /^#\/components\/examples\/([^/]+)$/.exec(String(example.$ref))?.[1];
  const referred = name === undefined ? undefined : objectAt(objectAt(contract, "components"), "examples")[name];
  return isObject(referred) && "value" in referred ? [referred.value] : [];
}

function nameIn(reference: unknown): string | undefined {
  const name = /^#\/components\/schemas\/([^/]+)$/.exec(String(reference))?.[1];
  return name === undefined ? undefined : decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~");
}

function objectAt(object: Json, key: string): Json {
  const value = object[key];
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
