import { readFileSync } from "node:fs";
import { parse } from "yaml";

export type ApiName = "cloudglue" | "rapidly";

export const apiNames: readonly ApiName[] = ["cloudglue", "rapidly"];

/** The parts of a contract that these tests look at. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly unknown[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, SchemaObject>>;
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

export interface OperationObject {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: SchemaObject;
  }[];
  readonly requestBody: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
}

export type Content = Readonly<Record<string, MediaTypeObject>>;

export interface MediaTypeObject {
  readonly schema: SchemaObject;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

export interface SchemaObject {
  readonly [keyword: string]: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaObject>>;
}

/** A contract, read with nothing of specmill's own. */
export function readContract(api: ApiName): OpenApiDocument {
  return parse(readFileSync(new URL(`../../specs/${api}.yaml`, import.meta.url), "utf8"));
}

/** The one operation of a contract, with its path and method. */
export function operationOf(document: OpenApiDocument): {
  readonly path: string;
  readonly method: string;
  readonly operation: OperationObject;
} {
  const found = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`Expected one operation, found ${found.length}`);
  return first;
}

/** An example of a body, and the name of the schema it has to match. */
export interface Example {
  readonly place: string;
  readonly schema: string;
  readonly value: unknown;
}

/** Every example of every body in a contract. */
export function examplesOf(document: OpenApiDocument): readonly Example[] {
  const { operation } = operationOf(document);
  return [
    ...examplesIn("request", operation.requestBody.content),
    ...Object.entries(operation.responses).flatMap(([status, { content }]) => examplesIn(status, content)),
  ];
}

function examplesIn(place: string, content: Content): readonly Example[] {
  return Object.values(content).flatMap((media) => {
    const schema = String(media.schema.$ref).replace("#/components/schemas/", "");
    const single = "example" in media ? [{ place, schema, value: media.example }] : [];
    return [
      ...single,
      ...Object.entries(media.examples ?? {}).map(([name, { value }]) => ({
        place: `${place} ${name}`,
        schema,
        value,
      })),
    ];
  });
}
