import { type Issue, mostIssues } from "./validation.js";

/**
 * Where an explanation stands, as a chain of steps: what was entered in the value, and what in the contract. Built
 * only for values that are already known to be invalid. All places have the same fields, which engines make quick.
 */
export interface Place {
  readonly issues: Issue[];
  readonly before: Place | undefined;
  /** How many places come before it. */
  readonly depth: number;
  /** The property or item that was entered; absent where only the contract's side moved on. */
  readonly key: PropertyKey | undefined;
  /**
   * The step in the contract: `/items`, or `prices.yaml#/Fixed` where a reference was followed. Absent where it is that
   * of the property that was entered, under a name that a JSON Pointer holds as it is: few places are ever told.
   */
  readonly step: string | undefined;
  /** The component schema that was entered: the step is where it is written. */
  readonly schema: string | undefined;
}

/**
 * Reports what is wrong with a value at a place. Called with a value that may also be valid; then it reports nothing.
 * What looks at no part of the value also takes the name of a property at that place, so that none is made for what is
 * right.
 */
export type Explain = (value: unknown, at: Place, name?: string) => void;

/** Everything that is wrong with a value that a test refused. */
export function explain(value: unknown, what: Explain): readonly Issue[] {
  const issues: Issue[] = [];
  what(value, { issues, before: undefined, depth: 0, key: undefined, step: "", schema: undefined });
  return issues.length > 1 ? distinct(issues) : issues;
}

/** Several ways in the contract may lead to one keyword that asks the same of the same part of the value. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.pointer} ${issue.location}`, issue])).values()];
}

/** The place one step further in the contract, at the same value. */
export function step(before: Place, to: string): Place {
  return inside(before, undefined, to);
}

/** The place of a component schema, at the same value. */
export function enter(before: Place, schema: string): Place {
  return inside(before, undefined, undefined, schema);
}

/** The place of a property or an item of the value. */
export function inside(before: Place, key: PropertyKey | undefined, to?: string, schema?: string): Place {
  return { issues: before.issues, before, depth: before.depth + 1, key, step: to, schema };
}

/**
 * Reports that a value does not meet a keyword: what it must be, and what it is instead. The value is the one at a
 * place, or the property of that name there; a property that is not there is missing.
 */
export function fail(keyword: string, expected: string, value: unknown, at: Place, name?: string): void {
  if (name !== undefined) {
    if (value === undefined) {
      missing(at, name);
      return;
    }
    at = inside(at, name);
  }
  const received = describe(value);
  const message = value === undefined ? `must be ${expected}, but is missing` : `must be ${expected}, got ${received}`;
  report(at, keyword, expected, received, message);
}

/** Reports a value where the contract allows none. */
export function refuse(at: Place, keyword: string, message: string, value: unknown): void {
  report(at, keyword, "nothing", describe(value), message);
}

/** Reports a property that must be there and is not. */
export function missing(at: Place, name: string, keyword = "required", message = "is required"): void {
  report(inside(at, name, ""), keyword, "a value", describe(undefined), message);
}

/** Explains a property that must be there. */
export function property(at: Place, name: string, value: unknown, what: Explain): void {
  if (value === undefined) missing(at, name);
  else what(value, inside(at, name));
}

/** Explains an array's items, from an index on: those that fail their test, or all, where none is given. */
export function items(
  array: readonly unknown[],
  at: Place,
  what: Explain,
  test?: (item: unknown) => boolean,
  from = 0,
  to: string = "/items",
): void {
  for (let index = from; index < array.length; index++) {
    const item = array[index];
    if (!test?.(item)) what(item, inside(at, index, to));
  }
}

/**
 * The test of items whose schema leads back to itself, or none where they lie deep: asked at every level, it would take
 * as many times as long as there are levels.
 */
export function unlessDeep<T>(at: Place, test: T): T | undefined {
  return at.depth < 16 ? test : undefined;
}

/** Reports that a keyword does not hold at a place, unless enough is told already. */
export function report(at: Place, keyword: string, expected: string, received: string, message: string): void {
  if (at.issues.length >= mostIssues) return;
  // A literal has room for what it lists, an array that grows for many more.
  const path: PropertyKey[] = at.key === undefined ? [] : [at.key];
  let pointer = "";
  let location = `/${keyword}`;
  let schema: string | undefined;
  // Where a schema is entered, its location says more than the way to it.
  let isOpen = true;
  for (let place: Place | undefined = at; place; place = place.before) {
    const { key, step } = place;
    if (key !== undefined) {
      const part = step === undefined ? `/${String(key)}` : segment(key);
      pointer = part + pointer;
      if (place !== at) path.push(key);
      if (isOpen && step === undefined) location = `/properties${part}${location}`;
    }
    if (!isOpen) continue;
    if (place.schema !== undefined) {
      schema = place.schema;
      location = `#/components/schemas/${schema}${location}`;
      isOpen = false;
    } else if (step) {
      location = step + location;
      isOpen = step.charCodeAt(0) === 47; /* "/" */
      if (!isOpen) schema = /^#\/components\/schemas\/([^/]+)/.exec(step)?.[1];
    }
  }
  if (path.length > 1) path.reverse();
  at.issues.push({ path, pointer, keyword, expected, received, schema, message, location });
}

/**
 * What a value is instead of what it must be, short enough for a log line: long strings are cut, objects and arrays
 * only named.
 */
function describe(value: unknown): string {
  if (typeof value === "string") return quoted(cut(value));
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function") return "a function";
  return cut(typeof value === "bigint" ? `${value}n` : String(value));
}

/** A string as JSON writes it; most need no more than the quotes. */
function quoted(value: string): string {
  return /^[ !#-[\]-~]*$/.test(value) ? `"${value}"` : JSON.stringify(value);
}

/** The beginning of a long string, without half a character at its end. */
function cut(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39).replace(/[\ud800-\udbff]$/, "")}…` : value;
}

/** A property name or an index as a segment of a JSON Pointer (RFC 6901 §3). */
function segment(key: PropertyKey): string {
  const name = String(key);
  return `/${/[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name}`;
}
