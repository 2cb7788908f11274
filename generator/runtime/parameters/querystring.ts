import { percentEncode } from "./encode.js";
import { refuser } from "./refuse.js";
import type { ParameterContent } from "./rules.js";

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
