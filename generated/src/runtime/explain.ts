import { type Issue, maxIssues } from "./validation.js";

/**
 * The path from the root of a value to the part that is being explained, and beside it the path through the contract,
 * as a linked list. Built only for values that a test has refused. Every path has the same fields in the same order,
 * which JavaScript engines make fast.
 */
export interface Path {
  /** Where issues are reported; shared by all paths of one explanation. */
  readonly issues: Issue[];
  /** The path one step back; absent at the root. */
  readonly parent: Path | undefined;
  /** How many steps lead here from the root. */
  readonly depth: number;
  /** The property or item that was entered; absent where only the path through the contract goes on. */
  readonly key: PropertyKey | undefined;
  /**
   * The step in the contract: `/items`, or `prices.yaml#/Fixed` where a reference was followed. Absent where it is
   * `/properties/` and the key, which needs no escaping: most paths are never printed, so this one is not put together.
   */
  readonly step: string | undefined;
  /** The name of the component schema that was entered; its location takes the place of the step. */
  readonly schema: string | undefined;
}

/**
 * Reports every issue of a value, and nothing if the value is valid. An explanation that does not look inside the value
 * may be called with the name of a property of the value at `path` instead of a path of its own, so that paths are made
 * for invalid properties only.
 */
export type Explain = (value: unknown, path: Path, name?: string) => void;

/** Returns every issue of a value that a test has refused. */
export function explain(value: unknown, explanation: Explain): readonly Issue[] {
  const issues: Issue[] = [];
  explanation(value, { issues, parent: undefined, depth: 0, key: undefined, step: "", schema: undefined });
  return issues.length > 1 ? distinct(issues) : issues;
}

/** The same keyword may be reached by several references, and is reported once for each part of the value. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.pointer} ${issue.location}`, issue])).values()];
}

/** The path one step further in the contract, at the same value. */
export function step(parent: Path, to: string): Path {
  return inside(parent, undefined, to);
}

/** The path to a component schema, at the same value. */
export function enter(parent: Path, schema: string): Path {
  return inside(parent, undefined, undefined, schema);
}

/** The path to a property or an item of the value. */
export function inside(parent: Path, key: PropertyKey | undefined, to?: string, schema?: string): Path {
  return { issues: parent.issues, parent, depth: parent.depth + 1, key, step: to, schema };
}

/**
 * Reports that a value does not meet a keyword: what it must be, and what it is instead. With a `name`, the value is
 * the property of that name; one that is `undefined` is reported as missing.
 */
export function fail(keyword: string, expected: string, value: unknown, path: Path, name?: string): void {
  if (name !== undefined) {
    if (value === undefined) {
      missing(path, name);
      return;
    }
    path = inside(path, name);
  }
  const received = describe(value);
  const message = value === undefined ? `must be ${expected}, but is missing` : `must be ${expected}, got ${received}`;
  report(path, keyword, expected, received, message);
}

/** Reports a value where the contract allows none. */
export function refuse(path: Path, keyword: string, message: string, value: unknown): void {
  report(path, keyword, "nothing", describe(value), message);
}

/** Reports that a required property is missing. */
export function missing(path: Path, name: string, keyword = "required", message = "is required"): void {
  report(inside(path, name, ""), keyword, "a value", describe(undefined), message);
}

/** Explains a required property: reports it if it is missing. */
export function explainRequired(path: Path, name: string, value: unknown, explanation: Explain): void {
  if (value === undefined) missing(path, name);
  else explanation(value, inside(path, name));
}

/**
 * Explains the items of an array from index `from` on: those that fail `test`, or all of them if there is no `test`.
 */
export function explainItems(
  array: readonly unknown[],
  path: Path,
  explanation: Explain,
  test?: (item: unknown) => boolean,
  from = 0,
  to: string = "/items",
): void {
  for (let index = from; index < array.length; index++) {
    const item = array[index];
    if (!test?.(item)) explanation(item, inside(path, index, to));
  }
}

/**
 * The test for items of a recursive schema, or `undefined` deep inside a value. Testing before explaining at every
 * level would look at the deepest level as many times as there are levels.
 */
export function unlessDeep<T>(path: Path, test: T): T | undefined {
  return path.depth < 16 ? test : undefined;
}

/** Adds an issue, unless there are {@link maxIssues} already. */
export function report(path: Path, keyword: string, expected: string, received: string, message: string): void {
  if (path.issues.length >= maxIssues) return;
  // A literal has room for exactly its elements; an array that grows reserves room for many more.
  const keys: PropertyKey[] = path.key === undefined ? [] : [path.key];
  let pointer = "";
  let location = `/${keyword}`;
  let schema: string | undefined;
  // The location starts at the innermost reference: how the value came to be checked against that schema is left out.
  let isRelative = true;
  for (let current: Path | undefined = path; current; current = current.parent) {
    const { key, step } = current;
    if (key !== undefined) {
      const segment = step === undefined ? `/${String(key)}` : pointerSegment(key);
      pointer = segment + pointer;
      if (current !== path) keys.push(key);
      if (isRelative && step === undefined) location = `/properties${segment}${location}`;
    }
    if (!isRelative) continue;
    if (current.schema !== undefined) {
      schema = current.schema;
      location = `#/components/schemas/${schema}${location}`;
      isRelative = false;
    } else if (step) {
      location = step + location;
      isRelative = step.charCodeAt(0) === 47; /* "/" */
      if (!isRelative) schema = /^#\/components\/schemas\/([^/]+)/.exec(step)?.[1];
    }
  }
  if (keys.length > 1) keys.reverse();
  path.issues.push({ path: keys, pointer, keyword, expected, received, schema, message, location });
}

/** A value in a few words, short enough for a log line: long strings are cut, objects and arrays only named. */
function describe(value: unknown): string {
  if (typeof value === "string") return quoted(truncated(value));
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function") return "a function";
  return truncated(typeof value === "bigint" ? `${value}n` : String(value));
}

/** A string as JSON writes it. Most strings need quotes and nothing else. */
function quoted(value: string): string {
  return /^[ !#-[\]-~]*$/.test(value) ? `"${value}"` : JSON.stringify(value);
}

/** The beginning of a long string. Never ends in half a surrogate pair. */
function truncated(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39).replace(/[\ud800-\udbff]$/, "")}…` : value;
}

/** A property name or an index as a segment of a JSON Pointer (RFC 6901 §3). */
export function pointerSegment(key: PropertyKey): string {
  const name = String(key);
  return `/${/[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name}`;
}
