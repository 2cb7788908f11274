import type { Issue } from "../../generator/runtime/validation.js";

/** What `values.json` says of one validator. */
export interface SchemaValues {
  readonly accepted: readonly unknown[];
  /** Accepted, too, but TypeScript does not take them for the type; the document says why. */
  readonly unassignable?: readonly unknown[];
  /** Values of a union, accepted, too, by the name of the case that its matcher calls. */
  readonly cases?: Readonly<Record<string, readonly unknown[]>>;
  readonly rejected: readonly { readonly value: unknown; readonly issues: readonly Issue[] }[];
}

type Values = Readonly<Record<string, SchemaValues>>;

/** What the validators say of the values: the same, where they say the same. `wrong` names each value judged otherwise. */
export interface Judged {
  readonly values: Values;
  readonly wrong: readonly string[];
}

/**
 * Has generated validators judge the values of a sample: `isX`, `validateX`, `parseX` and `XSchema` of a schema, or
 * `validateX` alone of an operation's parameters. All must agree, and none may change a value.
 */
export function judge(values: Values, validators: Readonly<Record<string, unknown>>): Judged {
  const wrong: string[] = [];
  const judged = Object.entries(values).map(([name, { rejected, ...valid }]) => {
    const issuesOf = (value: unknown) => issuesFrom(name, value, validators, wrong);
    for (const value of [
      ...valid.accepted,
      ...(valid.unassignable ?? []),
      ...Object.values(valid.cases ?? {}).flat(),
    ]) {
      const issues = issuesOf(value);
      if (issues.length > 0) wrong.push(`${name} refuses ${JSON.stringify(value)}: ${JSON.stringify(issues)}`);
    }
    const refused = rejected.map(({ value }) => {
      const issues = issuesOf(value);
      if (issues.length === 0) wrong.push(`${name} accepts ${JSON.stringify(value)}`);
      return { value, issues };
    });
    return [name, { ...valid, rejected: refused }] as const;
  });
  return { values: Object.fromEntries(judged), wrong };
}

/** What matchers and guards say otherwise than `cases`: each case is called with its values, and only its guard says yes. */
export function misjudgedCases(values: Values, unions: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(values).flatMap(([name, { cases = {} }]) => {
    const handlers = Object.fromEntries(Object.keys(cases).map((each) => [each, () => each]));
    const match = unions[`match${name}`] as (value: unknown, cases: typeof handlers) => string;
    return Object.entries(cases).flatMap(([wanted, given]) =>
      given.flatMap((value) => {
        const called = match(value, handlers);
        const guarded = Object.keys(cases).filter((each) => isGuarded(unions, name, each, value));
        if (called === wanted && guarded.join() === wanted) return [];
        return [`${name}: ${JSON.stringify(value)} is of the case ${called}, by guards of ${guarded.join(" and ")}`];
      }),
    );
  });
}

function isGuarded(unions: Readonly<Record<string, unknown>>, name: string, each: string, value: unknown): boolean {
  const guard = `${name.replace(/^./, (first) => first.toLowerCase())}Is${each.replace(/^./, (first) => first.toUpperCase())}`;
  return (unions[guard] as (value: unknown) => boolean)(value);
}

function issuesFrom(
  name: string,
  value: unknown,
  validators: Readonly<Record<string, unknown>>,
  wrong: string[],
): readonly Issue[] {
  const before = JSON.stringify(value);
  const call = (found: unknown) => (typeof found === "function" ? found(value) : undefined);
  const result = call(validators[`validate${name}`]);
  if (result === undefined) throw new Error(`There is no validate${name}`);
  const issues = ((result.issues ?? []) as readonly Issue[]).map(inOrder);
  const valid = result.issues === undefined;
  const differs = (what: string) => wrong.push(`${what} of ${name} is of another opinion on ${before}`);

  if (valid && result.value !== value) wrong.push(`validate${name} gives another value than ${before}`);
  if (!valid && issues.length === 0) wrong.push(`validate${name} refuses ${before} without saying why`);
  if (`is${name}` in validators) {
    if (call(validators[`is${name}`]) !== valid) differs(`is${name}`);
    if (parses(() => call(validators[`parse${name}`]), value) !== valid) differs(`parse${name}`);
    const standard = (validators[`${name}Schema`] as StandardSchema)["~standard"].validate(value);
    if (JSON.stringify(standard) !== JSON.stringify(result)) differs(`${name}Schema`);
  }
  if (JSON.stringify(value) !== before) wrong.push(`a validator of ${name} changed ${before}`);
  return issues;
}

/** The fields of an issue in one order, whichever order they were put together in. */
function inOrder({ path, pointer, keyword, expected, received, schema, message, location }: Issue): Issue {
  const told = { path, pointer, keyword, expected, received, message, location };
  return (schema === undefined ? told : { ...told, schema }) as Issue;
}

interface StandardSchema {
  readonly "~standard": { validate(value: unknown): unknown };
}

function parses(parse: () => unknown, value: unknown): boolean {
  try {
    return parse() === value;
  } catch (error) {
    if (error instanceof Error && error.name === "ValidationError") return false;
    throw error;
  }
}

/** `values.json` as it is written by hand and by Biome: what fits on a line is on one. */
export function printValues(values: Values): string {
  const schemas = Object.entries(values).map(([name, { accepted, unassignable, cases, rejected }]) => {
    const lists = Object.entries({ accepted, unassignable, cases, rejected }).flatMap(([key, list]) =>
      list === undefined ? [] : [`    "${key}": ${print(list, 4, 8 + key.length)}`],
    );
    return `  ${JSON.stringify(name)}: {\n${lists.join(",\n")}\n  }`;
  });
  return `{\n${schemas.join(",\n")}\n}\n`;
}

const width = 120;

/** `taken` is how much of the line there is already: the indentation and the key. */
function print(value: unknown, indentation: number, taken: number): string {
  const line = printLine(value);
  if (typeof value !== "object" || value === null || taken + line.length < width) return line;
  const inner = indentation + 2;
  const members = Array.isArray(value)
    ? value.map((item) => print(item, inner, inner))
    : Object.entries(value).map(([key, member]) => {
        const start = `${JSON.stringify(key)}: `;
        return start + print(member, inner, inner + start.length);
      });
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const padding = " ".repeat(inner);
  return `${open}\n${members.map((member) => padding + member).join(",\n")}\n${" ".repeat(indentation)}${close}`;
}

function printLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${printLine(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
