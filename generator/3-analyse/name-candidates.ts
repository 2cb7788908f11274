import { isIdentifierName, longestName } from "../2-normalise/identifiers.js";
import { hasWords, shortHash, spelledOut, toCamelCase, toPascalCase } from "./words.js";

/**
 * The names that the type of a schema can have, the best first: `Foo.Bar` is `FooBar`, or `FooDotBar` beside another
 * `FooBar`. An identifier can stay as it is: `Error_` beside `Error`.
 */
export function typeNames(written: string): readonly string[] {
  const name = toPascalCase(written);
  const asWritten = isIdentifierName(written) ? [written.charAt(0).toUpperCase() + written.slice(1)] : [];
  return distinct([name, ...asWritten, toPascalCase(spelledOut(written)), `${name}Model`]);
}

/** The names that the function of an operation can have: an operationId that is an identifier, or that in camel case. */
export function functionNames(written: string): readonly string[] {
  const name = isIdentifierName(written) ? written : toCamelCase(written);
  return distinct([name, toCamelCase(spelledOut(written)), `${name}Operation`]);
}

/** The names that a schema can have because of its location. */
export function locationTypeNames(names: readonly string[]): readonly string[] {
  return distinct([...names.map(toPascalCase), ...names.map((name) => toPascalCase(spelledOut(name)))]);
}

/**
 * The words that a value of a tag can have inside a name, the best first: `A+` is `APlus`, and `a` beside `A` is
 * `LowerA`.
 */
export function tagWords(written: string): readonly string[] {
  const text = withoutShouting(written);
  const spelled = inside(toPascalCase(spelledOut(text)));
  const plain = hasWords(written) ? [inside(toPascalCase(text))] : [];
  const isLower = written === written.toLowerCase();
  const isCased = written.toLowerCase() !== written.toUpperCase();
  const cased = isCased
    ? [`${isLower ? "Lower" : written === written.toUpperCase() ? "Upper" : "Mixed"}${spelled}`]
    : [];
  return distinct(isPunctuated(written) ? [spelled, ...plain, ...cased] : [...plain, spelled, ...cased]);
}

/** `IN_PROGRESS` is `in_progress`: where all letters are large, case says nothing. */
export function withoutShouting(written: string): string {
  return written === written.toUpperCase() ? written.toLowerCase() : written;
}

/** Whether a text has more in it than words and what usually separates them: then its words alone say less than it does. */
export function isPunctuated(written: string): boolean {
  return !/^(?:[\p{ID_Continue}$]+(?:[-.:/ ]+[\p{ID_Continue}$]+)*|_*)$/u.test(written);
}

/** Behind other words, and as a key, a name may begin with a digit. */
export function inside(name: string): string {
  return name.replace(/^_(?=\p{Nd})/u, "");
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(bounded))];
}

/** A name of bearable length. What is cut off goes into a hash, so that long names that begin alike stay different. */
function bounded(name: string): string {
  if (name.length <= longestName) return name;
  return `${name.slice(0, longestName - 7).replace(/[\uD800-\uDBFF]$/, "")}_${shortHash(name)}`;
}
