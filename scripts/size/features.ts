/** A contract with one operation, and a program that calls it. */
export interface Feature {
  readonly name: string;
  readonly contract: object;
  readonly code: string;
}

const text = { type: "string" };
const id = { name: "id", in: "path", required: true, schema: text };
const item = { type: "object", properties: { id: text } };
const json = { "application/json": { schema: item } };
const caller = `
  import { createApiClient, run } from "package/api";
  export const call = (options, request) => run(createApiClient(options), request);`;

/** What the others are compared with. */
export const pathOnly: Feature = { name: "a path parameter and a JSON response", ...operation({}) };

/** Each has one thing more. Parameters and bodies may be anything, so that what is counted is not their validators. */
export const features: readonly Feature[] = [
  { name: "a query of text", ...parameters({ in: "query", schema: text }) },
  ...["form", "spaceDelimited", "pipeDelimited", "deepObject"].map((style) => ({
    name: `a query of the style \`${style}\``,
    ...parameters({ in: "query", style, explode: style === "form" || style === "deepObject", schema: {} }),
  })),
  { name: "a query with `allowReserved`", ...parameters({ in: "query", allowReserved: true, schema: text }) },
  {
    name: "a query parameter as JSON",
    ...parameters({ in: "query", content: { "application/json": { schema: {} } } }),
  },
  { name: "a header parameter", ...parameters({ in: "header", schema: text }) },
  { name: "a cookie", ...parameters({ in: "cookie", schema: text }) },
  { name: "a JSON body", ...body({ "application/json": {} }) },
  { name: "a text body", ...body({ "text/plain": {} }) },
  { name: "a binary body", ...body({ "application/octet-stream": {} }) },
  { name: "a urlencoded form", ...body({ "application/x-www-form-urlencoded": {} }) },
  { name: "a multipart form", ...body({ "multipart/form-data": {} }) },
  { name: "several media types (JSON, text)", ...response({ content: { ...json, "text/csv": {} } }) },
  {
    name: "typed response headers",
    ...response({ content: json, headers: { "X-Limit": { schema: { type: "integer" } } } }),
  },
  { name: "an event stream", ...response({ content: { "text/event-stream": {} } }) },
  { name: "JSON Lines", ...response({ content: { "application/jsonl": {} } }) },
  { name: "a bearer token", ...secured({ type: "http", scheme: "bearer" }) },
  { name: "basic authentication", ...secured({ type: "http", scheme: "basic" }) },
  ...["header", "query", "cookie"].map((location) => ({
    name: `an API key in a ${location}`,
    ...secured({ type: "apiKey", in: location, name: "key" }),
  })),
  {
    name: "`orThrow`",
    ...calling(`
      import { createApiClient, run } from "package/api";
      import { orThrow } from "package/runtime";
      export const call = (options, request) => orThrow(run(createApiClient(options), request));`),
  },
  ...["withRetry", "withTimeout"].map((decorator) => ({
    name: `\`${decorator}\``,
    ...calling(`
      import { createApiClient, run } from "package/api";
      import { ${decorator} } from "package/runtime";
      export const call = (options, request) =>
        run(createApiClient({ ...options, fetch: ${decorator}(fetch, options) }), request);`),
  })),
];

type Unnamed = Omit<Feature, "name">;

function operation(more: object, components: object = {}): Unnamed {
  const run = {
    operationId: "run",
    parameters: [id],
    responses: { 200: { description: "Done", content: json } },
    ...more,
  };
  const contract = {
    openapi: "3.1.0",
    info: { title: "Api", version: "1" },
    servers: [{ url: "https://api.example" }],
    paths: { "/items/{id}": { post: run } },
    components,
  };
  return { contract, code: caller };
}

function parameters(parameter: object): Unnamed {
  return operation({ parameters: [id, { name: "more", ...parameter }] });
}

function body(content: object): Unnamed {
  return operation({ requestBody: { content } });
}

function response(response: object): Unnamed {
  return operation({ responses: { 200: { description: "Done", ...response } } });
}

function secured(scheme: object): Unnamed {
  return operation({ security: [{ scheme: [] }] }, { securitySchemes: { scheme } });
}

function calling(code: string): Unnamed {
  return { ...operation({}), code };
}
