import type { Pair } from "../finding.js";
import type { Said } from "../sides.js";

/** How a text is encoded. `format: byte` says it in OpenAPI 3.0 (OAS 3.0 §4.4, 3.1 §4.4.2). */
export function encodingOf({ keywords }: Said): string | undefined {
  return keywords.contentEncoding?.value ?? (keywords.format?.value === "byte" ? "base64" : undefined);
}

/** Whether `contentEncoding` says what `format: byte` said, or the other way about, as an upgrade of OpenAPI has it. */
export function isEncodingRewritten({ old, new: now }: Pair): boolean {
  const [before, after] = [writtenBy(old), writtenBy(now)];
  return before !== undefined && after !== undefined && before !== after;
}

/** The one keyword that says that a text is base64. */
function writtenBy({ keywords: { format, contentEncoding } }: Said): "format" | "contentEncoding" | undefined {
  if (format === undefined) return contentEncoding?.value === "base64" ? "contentEncoding" : undefined;
  return format.value === "byte" && contentEncoding === undefined ? "format" : undefined;
}
