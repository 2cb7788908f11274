import type { Form } from "./form.js";
import type { Forms } from "./forms.js";

/**
 * What is known of a format of strings. Between the two expressions lie texts that only the validators can judge: days
 * that do not exist, host names in Punycode.
 */
export interface StringFormat {
  /** Every text of the format matches. */
  readonly possible: string;
  /** Every text that matches is of the format. */
  readonly certain: string;
  /** Texts of the format that people would write, the best first. */
  readonly examples: readonly string[];
  /** Formats that every text of this one has. */
  readonly within: readonly string[];
}

/**
 * A format as an assertion, where generated validators check it; every other format is an annotation (JSON Schema 2020-12
 * Validation §7.2).
 */
export function formatForm(name: string, forms: Forms): Form {
  const range = numberFormats.get(name);
  if (range === undefined)
    return stringFormats.has(name) ? forms.string({ kind: "format", format: name }) : forms.always;
  return forms.all([
    ...(range.integer ? [forms.number({ kind: "multipleOf", divisor: 1 })] : []),
    forms.number({ kind: "atLeast", bound: range.least, exclusive: range.exclusive }),
    forms.number({ kind: "atMost", bound: range.most, exclusive: range.exclusive }),
  ]);
}

interface NumberFormat {
  readonly integer: boolean;
  readonly least: number;
  readonly most: number;
  /** Whether the bounds themselves are not of the format. */
  readonly exclusive: boolean;
}

/** Integers of some bits, and the numbers that round to a finite one in single precision (OpenAPI Format Registry). */
const numberFormats: ReadonlyMap<string, NumberFormat> = new Map([
  ...[8, 16, 32].flatMap((bits): [string, NumberFormat][] => [
    [`int${bits}`, { integer: true, least: -(2 ** (bits - 1)), most: 2 ** (bits - 1) - 1, exclusive: false }],
    [`uint${bits}`, { integer: true, least: 0, most: 2 ** bits - 1, exclusive: false }],
  ]),
  // The largest 64-bit integers are no doubles; JavaScript reads them as the next power of two.
  ["int64", { integer: true, least: -(2 ** 63), most: 2 ** 63, exclusive: false }],
  ["uint64", { integer: true, least: 0, most: 2 ** 64, exclusive: false }],
  ["float", { integer: false, least: -(2 ** 128 - 2 ** 103), most: 2 ** 128 - 2 ** 103, exclusive: true }],
]);

const hex = "[0-9A-Fa-f]";
const date = (days: string) => String.raw`\d{4}-(?:0[1-9]|1[0-2])-${days}`;
const someDay = date("(?:0[1-9]|[12][0-9]|3[01])");
const certainDay = date("(?:0[1-9]|1[0-9]|2[0-8])");
const time = (seconds: string) =>
  String.raw`(?:[01]\d|2[0-3]):[0-5]\d:${seconds}(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;
const someTime = time("(?:[0-5][0-9]|60)");
const certainTime = time("[0-5][0-9]");
const octet = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const anything = "";
/** Labels in which no two hyphens meet are no Punycode, and as a whole they are as short as one label may be. */
const plainHost = String.raw`(?=.{1,63}$)[A-Za-z\d]+(?:-[A-Za-z\d]+)*(?:\.[A-Za-z\d]+(?:-[A-Za-z\d]+)*)*`;

const plainUri = String.raw`^[a-z]+:(?://[a-z\d]+(?:\.[a-z\d]+)*(?:/[a-z\d/]*)?|[a-z\d]*)$`;
const plainReference = String.raw`${plainUri}|^\w*(?:/\w*)*$`;

const stringFormats: ReadonlyMap<string, StringFormat> = new Map(
  Object.entries<Omit<StringFormat, "within"> & { readonly within?: readonly string[] }>({
    "date-time": {
      possible: `^${someDay}[Tt]${someTime}$`,
      certain: `^${certainDay}[Tt]${certainTime}$`,
      examples: ["2024-05-17T12:30:00Z", "2024-05-17T12:30:00.5Z", "1999-12-31T23:59:59+01:00"],
    },
    date: {
      possible: `^${someDay}$`,
      certain: `^${certainDay}$`,
      examples: ["2024-05-17", "1999-12-31", "2024-02-29"],
    },
    time: { possible: `^${someTime}$`, certain: `^${certainTime}$`, examples: ["12:30:00Z", "23:59:59+01:00"] },
    duration: {
      possible: String.raw`^[Pp][\dTtWwYyMmDdHhSs]+$`,
      certain: String.raw`^P(?:\d+[WYMD]|T\d+[HMS])$`,
      examples: ["P1D", "PT1H", "P1DT12H"],
    },
    email: {
      possible: "^[ -~]+@[ -~]+$",
      certain: String.raw`^[a-z\d]+@[a-z\d]+(?:\.[a-z\d]+)*$`,
      examples: ["a@example.com", "jo@example.org"],
      within: ["idn-email"],
    },
    "idn-email": {
      possible: "@",
      certain: String.raw`^[a-z\d]+@[a-z\d]+(?:\.[a-z\d]+)*$`,
      examples: ["a@example.com", "ü@example.com"],
    },
    hostname: {
      possible: String.raw`^[A-Za-z\d](?:[A-Za-z\d.-]{0,251}[A-Za-z\d])?$`,
      certain: `^${plainHost}$`,
      examples: ["example.com", "localhost"],
    },
    "idn-hostname": { possible: "^[^ ]+$", certain: `^${plainHost}$`, examples: ["example.com", "bücher.example"] },
    ipv4: {
      possible: `^${octet}(?:\\.${octet}){3}$`,
      certain: `^${octet}(?:\\.${octet}){3}$`,
      examples: ["192.0.2.1", "127.0.0.1"],
      within: ["hostname", "idn-hostname"],
    },
    ipv6: {
      possible: "^[0-9A-Fa-f:.]{2,45}$",
      certain: `^${hex}{1,4}(?::${hex}{1,4}){7}$`,
      examples: ["2001:db8::1", "::1"],
    },
    uri: {
      possible: String.raw`^[A-Za-z][A-Za-z\d+.-]*:[!-~]*$`,
      certain: plainUri,
      examples: ["https://example.com", "mailto:a@example.com"],
      within: ["uri-reference", "iri", "iri-reference"],
    },
    "uri-reference": {
      possible: "^[!-~]*$",
      certain: plainReference,
      examples: ["/a", "https://example.com", ""],
      within: ["iri-reference"],
    },
    iri: {
      possible: String.raw`^[A-Za-z][A-Za-z\d+.-]*:[^ ]*$`,
      certain: plainUri,
      examples: ["https://example.com", "https://example.com/ü"],
      within: ["iri-reference"],
    },
    "iri-reference": { possible: "^[^ ]*$", certain: plainReference, examples: ["/a", "/ü", ""] },
    uuid: {
      possible: `^${hex}{8}-${hex}{4}-${hex}{4}-${hex}{4}-${hex}{12}$`,
      certain: `^${hex}{8}-${hex}{4}-${hex}{4}-${hex}{4}-${hex}{12}$`,
      examples: ["123e4567-e89b-42d3-a456-426614174000", "123e4567-e89b-12d3-a456-426614174000"],
    },
    uuid4: {
      possible: `^${hex}{8}-${hex}{4}-4${hex}{3}-[89ABab]${hex}{3}-${hex}{12}$`,
      certain: `^${hex}{8}-${hex}{4}-4${hex}{3}-[89ABab]${hex}{3}-${hex}{12}$`,
      examples: ["123e4567-e89b-42d3-a456-426614174000"],
      within: ["uuid"],
    },
    "uri-template": { possible: "^[^ ]*$", certain: String.raw`^[\w/]*$`, examples: ["/shares/{id}", "a"] },
    "json-pointer": { possible: "^(?:/|$)", certain: "^(?:/[^~]*)?$", examples: ["/a", ""] },
    "relative-json-pointer": {
      possible: String.raw`^\d`,
      certain: String.raw`^(?:0|[1-9]\d*)(?:#|/[a-z]+)?$`,
      examples: ["1/a", "0#"],
    },
    regex: { possible: anything, certain: String.raw`^[\w /:;,@#%&~=<>"'!-]*$`, examples: ["^a$", "a"] },
    byte: {
      possible: "^[A-Za-z0-9+/]*={0,2}$",
      certain: "^(?:[A-Za-z0-9+/]{4})*$",
      examples: ["aGVsbG8=", "aGVs", ""],
    },
  }).map(([name, format]) => [name, { within: [], ...format }]),
);

/** What is known of a format that `formatForm` made a test of. */
export function stringFormat(name: string): StringFormat {
  const format = stringFormats.get(name);
  if (format === undefined) throw new Error(`${name} is not a format that is checked`);
  return format;
}
