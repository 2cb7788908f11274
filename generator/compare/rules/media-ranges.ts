import { essenceOf } from "../../2-normalise/media-types.js";

/** A media type with its parameters. `charset` is no part of it here: it says how a text was encoded. */
export function comparableType(mediaType: string): string {
  const [, ...parameters] = mediaType.toLowerCase().split(/\s*;\s*/);
  return [essenceOf(mediaType), ...parameters.filter((each) => !each.startsWith("charset="))].join(";");
}

/** Whether everything that is of a media type, or of a range of them, is of another one too (RFC 9110 §12.5.1). */
export function isCovered(mediaType: string, by: string): boolean {
  const range = essenceOf(by);
  if (range === "*/*") return true;
  if (range.endsWith("/*")) return essenceOf(mediaType).startsWith(range.slice(0, -1));
  return comparableType(mediaType) === comparableType(by);
}

/** Whether it stands for many media types. */
export function isRange(mediaType: string): boolean {
  return essenceOf(mediaType).endsWith("/*");
}

/** The most specific of several media types and ranges that covers one (RFC 9110 §12.5.1). */
export function coverOf<T extends { readonly mediaType: string }>(
  { mediaType }: T,
  others: readonly T[],
): T | undefined {
  const covering = others.filter((other) => isCovered(mediaType, other.mediaType));
  const width = ({ mediaType: range }: T) => (essenceOf(range) === "*/*" ? 2 : isRange(range) ? 1 : 0);
  return covering.toSorted((a, b) => width(a) - width(b))[0];
}
