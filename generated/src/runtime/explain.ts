import { isTooDeep } from "./depth.js";
import { isObject } from "./objects.js";
import type { Issue } from "./validation.js";

/**
 * Where an explanation stands, as a chain of steps: what was entered in the value, and what in the contract. Built
 * only for values that are already known to be invalid.
 */
export interface Place {
  readonly issues: Issue[];
  readonly before?: Place;
  /** The property or item that was entered; absent where only the contract's side moved on. */
  readonly key?: PropertyKey;
  /**
   * The step in the contract: `/items`, or `#/components/schemas/Share` where a reference was followed. Absent where it
   * is that of the property that was entered: few places are ever told.
   */
  readonly step?: string | undefined;
}

/** Reports what is wrong with a value. Called with a value that may also be valid; then it reports nothing. */
export type Explain = (value: unknown, at: Place) => void;

/** Everything that is wrong with a value that a test refused. Where nothing is found, it is too deep for the test. */
export function explain(value: unknown, what: Explain): readonly Issue[] {
  const issues: Issue[] = [];
  try {
    what(value, { issues, step: "" });
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    issues.length = 0;
  }
  if (issues.length === 0) {
    report({ issues, step: "#" }, "$ref", "is nested too deeply to be checked, or contains itself");
  }
  return issues;
}

/** Explains nothing: there is nothing that the value must be. */
export function anything(): void {}

/** The place one step further in the contract, at the same value. */
export function step(before: Place, to: string): Place {
  return { issues: before.issues, before, step: to };
}

/** The place of a property or an item of the value. */
export function inside(before: Place, key: PropertyKey, to?: string): Place {
  return { issues: before.issues, before, key, step: to };
}

/** Reports that the value at a place does not meet a keyword: what it must be, and what it is instead. */
export function fail(at: Place, keyword: string, expected: string, value: unknown): void {
  report(at, keyword, expected + instead(value));
}

/** Reports that a keyword does not hold at a place. */
export function report(at: Place, keyword: string, message: string): void {
  const path: PropertyKey[] = [];
  let location = `/${keyword}`;
  for (let place: Place | undefined = at; place; place = place.before) {
    if (place.key !== undefined) path.unshift(place.key);
    // A step that is no pointer names a schema: what was entered before it is how one came to that schema.
    if (location.startsWith("/")) {
      location = (place.step ?? `/properties/${escapePointer(String(place.key))}`) + location;
    }
  }
  at.issues.push({ path, keyword, message, location });
}

/** Explains a value that must be an object: some of its properties must be there, others may be. */
export function object(value: unknown, at: Place, required: Explanations, optional: Explanations = {}): void {
  if (!isObject(value)) {
    fail(at, "type", "must be an object", value);
    return;
  }
  requiredProperties(value, at, required);
  properties(value, at, optional);
}

/** What explains each of an object's properties. */
export type Explanations = Readonly<Record<string, Explain>>;

/** Explains those of an object's properties that are there. */
export function properties(object: Record<string, unknown>, at: Place, explanations: Explanations): void {
  for (const [name, what] of Object.entries(explanations)) {
    const value = member(object, name);
    if (value !== undefined) what(value, inside(at, name));
  }
}

/** Reports properties that are not there, and explains those that are. */
export function requiredProperties(object: Record<string, unknown>, at: Place, explanations: Explanations): void {
  required(object, at, Object.keys(explanations));
  properties(object, at, explanations);
}

/** Reports those of an object's properties that are not there. */
export function required(object: Record<string, unknown>, at: Place, names: readonly string[]): void {
  for (const name of names) {
    if (member(object, name) === undefined) report(inside(at, name, ""), "required", "is required");
  }
}

/** Reports properties that are not there although another one is. */
export function dependentRequired(
  object: Record<string, unknown>,
  at: Place,
  name: string,
  needs: readonly string[],
): void {
  for (const needed of needs) {
    if (member(object, needed) === undefined) {
      report(inside(at, needed, ""), "dependentRequired", `is required beside \`${name}\``);
    }
  }
}

/** Explains an array's items, from an index on. */
export function items(array: readonly unknown[], from: number, at: Place, what: Explain, to: string = "/items"): void {
  for (let index = from; index < array.length; index++) what(array[index], inside(at, index, to));
}

/** The value of a property; a name that every object inherits counts only where it is the object's own. */
function member(object: Record<string, unknown>, name: string): unknown {
  return name in Object.prototype && !Object.hasOwn(object, name) ? undefined : object[name];
}

/**
 * What a value is instead of what it must be, short enough for a log line: long strings are cut, objects and arrays
 * only named.
 */
export function instead(value: unknown): string {
  return value === undefined ? ", but is missing" : `, got ${describe(value)}`;
}

function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? cut(value) : value);
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function") return "a function";
  return typeof value === "bigint" ? `${value}n` : String(value);
}

/** The beginning of a string, without half a character at its end. */
function cut(value: string): string {
  return `${value.slice(0, 39).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** A property name as a segment of a JSON Pointer (RFC 6901 §3). */
function escapePointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
