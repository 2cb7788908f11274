import { percentEncode } from "./encode.js";
import { refuser } from "./refuse.js";
import type { ParameterContent } from "./rules.js";
import type { Serializers } from "./serializers.js";

/** Writes the query of an operation that has one parameter for the whole of it. */
export function querystringBy(content: ParameterContent): NonNullable<Serializers["query"]> {
  return ({ querystring }) => serializeQuerystring(querystring, content);
}

/**
 * Writes one value as the whole query of a URL, without the `?` (OpenAPI 3.2, Parameter Locations: `querystring`).
 *
 * Throws a `ValidationError` for a value that the media type cannot hold.
 */
export function serializeQuerystring(value: unknown, content: ParameterContent): string {
  const refuse = refuser("querystring");
  const text = content.text(value, refuse) ?? "";
  return content.percentEncoded ? text : percentEncode(text, refuse);
}
