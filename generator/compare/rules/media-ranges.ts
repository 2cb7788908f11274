import { essenceOf } from "../../2-normalise/media-types.js";

/** A media type with its parameters. `charset` is no part of it here: it says how a text was encoded. */
export function comparableType(mediaType: string): string {
  return [essenceOf(mediaType), ...parametersOf(mediaType)].join(";");
}

/**
 * Whether everything that is of a media type, or of a range of them, is of another one too (RFC 9110 §12.5.1). One without
 * parameters stands for those with any; `application/*+json` is no range of HTTP, and contracts use it as one.
 */
export function isCovered(mediaType: string, by: string): boolean {
  const own = parametersOf(mediaType);
  return isEssenceCovered(essenceOf(mediaType), essenceOf(by)) && parametersOf(by).every((each) => own.includes(each));
}

/** Whether it stands for many types. */
export function isRange(mediaType: string): boolean {
  return essenceOf(mediaType).includes("*");
}

/** The most specific of several media types and ranges that covers one. */
export function coverOf<T extends { readonly mediaType: string }>(
  { mediaType }: T,
  others: readonly T[],
): T | undefined {
  const covering = others.filter((other) => isCovered(mediaType, other.mediaType));
  return covering.find((each) => covering.every((other) => isCovered(each.mediaType, other.mediaType)));
}

function isEssenceCovered(essence: string, range: string): boolean {
  if (range === "*/*" || essence === range) return true;
  const [before = "", behind = "", another] = range.split("*");
  if (!range.includes("/*") || another !== undefined) return false;
  return essence.startsWith(before) && essence.endsWith(behind);
}

function parametersOf(mediaType: string): readonly string[] {
  const [, ...parameters] = mediaType.toLowerCase().split(/\s*;\s*/);
  return parameters.filter((each) => !each.startsWith("charset="));
}
