/**
 * A rule of the reference pages, said by example: values that it accepts and values that it refuses, the nearest ones
 * on both sides of each bound. Written without a look at the contracts or the validators, so that it can hold both.
 */
export interface Rule {
  /** The first one is the sample that stands for the rule inside a larger value. */
  readonly accepts: readonly [unknown, ...unknown[]];
  readonly refuses: readonly unknown[];
}

export interface Field {
  readonly rule: Rule;
  readonly required: boolean;
}

export type Fields = Readonly<Record<string, Field>>;

export function required(rule: Rule): Field {
  return { rule, required: true };
}

export function optional(rule: Rule): Field {
  return { rule, required: false };
}

/** An object with these fields. Fields that nobody has heard of are tolerated. */
export function object(fields: Fields): Rule {
  const names = Object.keys(fields);
  const least = build(fields, (field) => field.required);
  const full = build(fields, () => true);
  return {
    accepts: [
      full,
      least,
      { ...full, appears_later: { nested: [1, null] } },
      ...names.flatMap((name) => rule(fields, name).accepts.map((value) => ({ ...full, [name]: value }))),
    ],
    refuses: [
      ...[null, true, 1, "text", []],
      ...names.filter((name) => fields[name]?.required).map((name) => without(full, name)),
      ...names.flatMap((name) => rule(fields, name).refuses.map((value) => ({ ...full, [name]: value }))),
    ],
  };
}

/** Any one of these, which no value can mix up: what one refuses, no other may accept. */
export function either(first: Rule, ...others: readonly Rule[]): Rule {
  const rules = [first, ...others];
  return {
    accepts: [first.accepts[0], ...rules.flatMap(({ accepts }) => accepts)],
    refuses: rules.flatMap(({ refuses }) => refuses),
  };
}

export function nullable(rule: Rule): Rule {
  return { accepts: [...rule.accepts, null], refuses: rule.refuses.filter((value) => value !== null) };
}

export function list(items: Rule, { atLeast = 0 }: { readonly atLeast?: 0 | 1 } = {}): Rule {
  const sample = items.accepts[0];
  return {
    accepts: [[sample], items.accepts, ...(atLeast === 0 ? [[]] : []), ...items.accepts.map((item) => [item])],
    refuses: [
      ...[null, true, 1, "text", {}],
      ...(atLeast === 1 ? [[]] : []),
      ...items.refuses.flatMap((item) => [[item], [sample, item]]),
    ],
  };
}

/** A string of at least so many characters, counted as Unicode code points (JSON Schema 2020-12 Validation §6.3). */
export function text(atLeast = 0): Rule {
  const tooShort = atLeast === 0 ? [] : ["x".repeat(atLeast - 1), "😀".repeat(atLeast - 1)];
  return {
    accepts: [
      "x".repeat(Math.max(atLeast, 1)),
      "é".repeat(atLeast),
      "😀".repeat(atLeast),
      "a longer text\nof two lines",
    ],
    refuses: [null, true, 1, {}, ["text"], ...tooShort],
  };
}

export function choice(first: string, ...others: readonly string[]): Rule {
  return {
    accepts: [first, ...others],
    refuses: [null, true, 1, {}, [first], "", "other", first.toUpperCase(), `${first} `],
  };
}

/** A string that is always the same: a tag. */
export function tag(value: string): Rule {
  return { accepts: [value], refuses: [null, true, 1, {}, [value], "", "other", `${value}s`, value.slice(0, -1)] };
}

export function integer({ from, to }: { readonly from?: number; readonly to?: number } = {}): Rule {
  return {
    accepts: [from ?? to ?? 7, to ?? 2 ** 53 - 1, (from ?? -1000) + 1],
    refuses: [
      ...[null, true, "1", {}, [1], (from ?? 1) + 0.5],
      ...(from === undefined ? [] : [from - 1]),
      ...(to === undefined ? [] : [to + 1]),
    ],
  };
}

export const number: Rule = { accepts: [1742774400, 0.25, -1, 0], refuses: [null, true, "1", {}, [1]] };

export const flag: Rule = { accepts: [true, false], refuses: [null, 0, 1, "true", {}, []] };

export const anything: Rule = { accepts: [{ any: ["thing"] }, null, true, 0, "text", []], refuses: [] };

/** A JSON object of which nothing more is known. */
export const freeForm: Rule = {
  accepts: [{ any: ["thing", { nested: null }] }, {}],
  refuses: [null, true, 1, "text", []],
};

const notUuids = [
  ...[null, 1, {}, "", "nope"],
  "3c90c3cc0d444b5088888dd25736052a",
  "{3c90c3cc-0d44-4b50-8888-8dd25736052a}",
  "urn:uuid:3c90c3cc-0d44-4b50-8888-8dd25736052a",
  "3c90c3cc-0d44-4b50-8888-8dd25736052",
  "3c90c3cc-0d44-4b50-8888-8dd25736052a0",
  "3c90c3cc-0d44-4b50-8888-8dd25736052g",
  "3c90c3cc-0d44-4b508-888-8dd25736052a",
  "3c90c3cc-0d44-4b50-8888-8dd25736052a\n",
];

const versionFour = ["3c90c3cc-0d44-4b50-8888-8dd25736052a", "3C90C3CC-0D44-4B50-BFFF-8DD25736052A"] as const;

const otherVersions = [
  "00000000-0000-0000-0000-000000000000",
  "f47ac10b-58cc-1372-a567-0e02b2c3d479", // version 1
  "017f22e2-79b0-7cc3-98c4-dc0c0c07398f", // version 7
];

/** A UUID of any version (RFC 4122 §3). */
export const uuid: Rule = { accepts: [...versionFour, ...otherVersions], refuses: notUuids };

/** A random UUID: version 4, variant 10 (RFC 4122 §4.1.1, §4.4). */
export const uuid4: Rule = {
  accepts: versionFour,
  refuses: [
    ...notUuids,
    ...otherVersions,
    "3c90c3cc-0d44-4b50-7888-8dd25736052a",
    "3c90c3cc-0d44-4b50-c888-8dd25736052a",
  ],
};

/** RFC 3339 §5.6. */
export const dateTime: Rule = {
  accepts: [
    "2023-11-07T05:31:56Z",
    "2023-11-07t05:31:56.123456z",
    "2024-02-29T23:59:59+14:00",
    "2016-12-31T23:59:60Z",
    "1990-12-31T15:59:60-08:00",
  ],
  refuses: [
    ...[null, 1699335116, {}, "", "yesterday", "2023-11-07", "05:31:56Z"],
    "2023-11-07T05:31:56",
    "2023-11-07T05:31Z",
    "2023-02-29T00:00:00Z",
    "2023-13-01T00:00:00Z",
    "2023-11-07T24:00:00Z",
    "2023-11-07T05:60:00Z",
    "2023-11-07T05:31:60Z",
    "2023-11-07T05:31:56+24:00",
    "2023-11-07T05:31:56Z\n",
  ],
};

function rule(fields: Fields, name: string): Rule {
  const field = fields[name];
  if (field === undefined) throw new Error(`There is no field ${name}`);
  return field.rule;
}

function build(fields: Fields, wanted: (field: Field) => boolean): Record<string, unknown> {
  const entries = Object.entries(fields).filter(([, field]) => wanted(field));
  return Object.fromEntries(entries.map(([name, field]) => [name, field.rule.accepts[0]]));
}

function without(value: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}
