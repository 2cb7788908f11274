import createClient from "openapi-fetch";
import { serializeCookies } from "../../generator/runtime/parameters/cookies.js";
import { serializeHeaders } from "../../generator/runtime/parameters/headers.js";
import { serializePath } from "../../generator/runtime/parameters/path.js";
import { serializeQuery } from "../../generator/runtime/parameters/query.js";
import { serializeQuerystring } from "../../generator/runtime/parameters/querystring.js";
import { isValidationError } from "../../generator/runtime/validation.js";
import { analysisOf } from "../../test/harness/model.js";
import type { ParameterCase, TogetherCase } from "./parameter-cases.js";
import { contentOf, cookieRule, headerRule, pathRule, queryRule } from "./parameter-rules.js";

/** What becomes of a parameter. */
export type Outcome =
  | { readonly kind: "sent"; readonly text: string }
  | { readonly kind: "omitted" }
  | { readonly kind: "refused" }
  | { readonly kind: "ignored" }
  | { readonly kind: "crashed"; readonly error: unknown };

/** What the runtime makes of a case in one version of OpenAPI. */
export function outcomeOf(parameter: ParameterCase, version: string): Outcome {
  if (isIgnored(parameter)) return { kind: "ignored" };
  try {
    return written(parameter, version);
  } catch (error) {
    return isValidationError(error) ? { kind: "refused" } : { kind: "crashed", error };
  }
}

function written(parameter: ParameterCase, version: string): Outcome {
  const { in: location, name, value, content = "" } = parameter;
  const values = { [name]: value };
  switch (location) {
    case "path":
      return { kind: "sent", text: serializePath(`/{${name}}`, values, [pathRule(parameter, version)]).slice(1) };
    case "query":
      return sentUnlessEmpty(serializeQuery(values, [queryRule(parameter, version)]));
    case "querystring":
      return sentUnlessEmpty(serializeQuerystring(value, contentOf(content)));
    case "header": {
      const [header] = serializeHeaders(values, [headerRule(parameter, version)]);
      return header === undefined ? { kind: "omitted" } : { kind: "sent", text: header[1] };
    }
    case "cookie":
      return sentUnlessEmpty(serializeCookies(values, [cookieRule(parameter, version)]));
    default:
      return location satisfies never;
  }
}

function sentUnlessEmpty(text: string): Outcome {
  return text === "" ? { kind: "omitted" } : { kind: "sent", text };
}

/**
 * Whether the generator leaves the parameter out, with a warning: then there is no rule, and nothing to send. All
 * versions of OpenAPI say the same, so it is asked in one that the generator reads.
 */
function isIgnored({ in: location, name }: ParameterCase): boolean {
  if (location !== "header") return false;
  const schema = { type: "string" };
  const get = { parameters: [{ name, in: location, schema }], responses: { 204: { description: "Done" } } };
  const document = { openapi: "3.1.0", info: { title: "Test", version: "1" }, paths: { "/": { get } } };
  return analysisOf(JSON.stringify(document)).diagnostics.some(({ code }) => code === "header-ignored");
}

/** What openapi-fetch sends for several parameters together: the part of the URL that the case is about. */
export async function urlOf({ serverUrl, path, params, expected }: TogetherCase): Promise<string> {
  const listOf = (location: string) => params.filter((parameter) => parameter.in === location);
  const valuesOf = (location: string) => Object.fromEntries(listOf(location).map(({ name, value }) => [name, value]));
  const pathRules = listOf("path").map((parameter) => pathRule(parameter, "3.2"));
  const queryRules = listOf("query").map((parameter) => queryRule(parameter, "3.2"));
  let sent = "";
  const client = createClient<Record<string, { readonly get: object }>>({
    baseUrl: serverUrl ?? origin,
    pathSerializer: (template, values) => serializePath(template, values, pathRules),
    querySerializer: (values) => serializeQuery(values as Record<string, unknown>, queryRules),
    async fetch({ url }) {
      sent = url;
      return new Response(undefined, { status: 204 });
    },
  });
  // The types of openapi-fetch follow a contract, and here is none.
  const request = client.request as (method: string, path: string, init: object) => Promise<unknown>;
  await request("get", path ?? "/", { params: { path: valuesOf("path"), query: valuesOf("query") } });
  if (expected.startsWith("http")) return sent;
  return path === undefined ? new URL(sent).search.slice(1) : sent.slice(origin.length);
}

const origin = "https://api.example";

/** An outcome in words. */
export function shown(outcome: Outcome): string {
  switch (outcome.kind) {
    case "sent":
      return `sends ${outcome.text}`;
    case "crashed":
      return `throws ${outcome.error}`;
    case "omitted":
    case "refused":
    case "ignored":
      return outcome.kind;
    default:
      return outcome satisfies never;
  }
}
