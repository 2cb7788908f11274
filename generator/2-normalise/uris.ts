/**
 * Resolves a URI reference without a fragment against an absolute URI (RFC 3986 §5.2), and normalises it (§6.2.2), so
 * that equal URIs are equal strings. Returns undefined where that is not possible: `a/b` cannot be resolved against `urn:x`.
 */
export function resolveUri(reference: string, base: string): string | undefined {
  if (reference === "") return base;
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}
