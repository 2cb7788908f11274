import type { Api, KeywordSchema, TypeName } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { closest } from "../diagnostics/suggestion.js";

/** A format whose values are checked. */
export interface Format {
  readonly name: CheckedFormat;
  /** What it speaks of. Values of another type are valid (JSON Schema 2020-12 Validation §7.1), and the check itself refuses them. */
  readonly type: FormatType;
  /** What a value of it is called in a message. */
  readonly phrase: string;
}

type FormatType = "string" | "number" | "integer";

const strings = {
  // JSON Schema 2020-12 Validation §7.3
  "date-time": "a date and time with an offset",
  date: "a date (YYYY-MM-DD)",
  time: "a time with an offset",
  duration: "a duration such as P1DT12H",
  email: "an email address",
  "idn-email": "an email address",
  hostname: "a host name",
  "idn-hostname": "a host name",
  ipv4: "an IPv4 address",
  ipv6: "an IPv6 address",
  uri: "a URI with a scheme",
  "uri-reference": "a URI reference",
  iri: "an IRI with a scheme",
  "iri-reference": "an IRI reference",
  uuid: "a UUID",
  "uri-template": "a URI Template",
  "json-pointer": "a JSON Pointer",
  "relative-json-pointer": "a relative JSON Pointer",
  regex: "a regular expression",
  // OpenAPI 3.0.4 §4.4, and what many contracts write
  byte: "base64 text",
  uuid4: "a version-4 UUID",
} as const;

/** OpenAPI Format Registry. */
const integers = {
  int8: "an 8-bit integer",
  int16: "a 16-bit integer",
  int32: "a 32-bit integer",
  int64: "a 64-bit integer",
  uint8: "an unsigned 8-bit integer",
  uint16: "an unsigned 16-bit integer",
  uint32: "an unsigned 32-bit integer",
  uint64: "an unsigned 64-bit integer",
} as const;

const numbers = { float: "a single-precision number" } as const;

/** Known, and never wrong: JSON numbers are read as doubles, any string can be octets, and a password is one not to show. */
const annotations = { double: "number", binary: "string", password: "string" } as const;

/** A format whose values can be checked. Any that is not known is an annotation (JSON Schema 2020-12 Validation §7.2). */
export type CheckedFormat = keyof typeof strings | keyof typeof integers | keyof typeof numbers;

export type KnownFormat = CheckedFormat | keyof typeof annotations;

const checkedFormats: readonly Format[] = [
  ...formatsOf("string", strings),
  ...formatsOf("integer", integers),
  ...formatsOf("number", numbers),
];

const typesOfKnown: ReadonlyMap<string, FormatType> = new Map<string, FormatType>([
  ...checkedFormats.map(({ name, type }) => [name, type] as const),
  ...Object.entries(annotations),
]);

/** Which formats are checked: all of them, none, or all but those that are set to `false`. */
export type FormatsOption = boolean | { readonly [Name in KnownFormat]?: boolean };

/** The formats that an option leaves to be checked, by name. */
export type Formats = ReadonlyMap<string, Format>;

export function formatsLeftBy(option: FormatsOption): Formats {
  return new Map(checkedFormats.filter(({ name }) => isLeftBy(option, name)).map((format) => [format.name, format]));
}

/**
 * Whether an option names only formats that are known. Reports each other name: the format that was meant would still be
 * checked.
 */
export function reportUnknownFormats(
  names: readonly { readonly name: string; readonly at?: Span }[],
  diagnostics: Diagnostics,
): boolean {
  const unknown = names.filter(({ name }) => !typesOfKnown.has(name));
  for (const { name, at } of unknown) {
    diagnostics.report("format-unknown", at, { name, suggestion: closest(name, typesOfKnown.keys()) });
  }
  return unknown.length === 0;
}

/**
 * Says of each format that checks nothing where the contract first uses it: because it is not known, or speaks of
 * another type than its schema. Of a format that is turned off there is nothing to say.
 */
export function reportUncheckedFormats(api: Api, option: FormatsOption, diagnostics: Diagnostics): void {
  if (option === false) return;
  const reported = new Set<string>();
  for (const schema of api.schemas.values()) {
    const format = schema.kind === "keywords" ? schema.keywords.format : undefined;
    if (format === undefined || reported.has(format.value) || !isLeftBy(option, format.value)) continue;
    const { value: name, at } = format;
    const type = typesOfKnown.get(name);
    if (type === undefined) {
      diagnostics.report("format-not-checked", at, { format: name, suggestion: closest(name, typesOfKnown.keys()) });
    } else if (schema.kind === "keywords" && !mayBe(type, schema)) {
      diagnostics.report("format-not-applicable", at, { format: name, type: jsonTypeOf(type) });
    } else continue;
    reported.add(name);
  }
}

function isLeftBy(option: FormatsOption, name: string): boolean {
  return typeof option === "boolean" ? option : (option as Readonly<Record<string, boolean>>)[name] !== false;
}

/** Whether the types that a schema asks for leave values that a format speaks of. */
function mayBe(type: FormatType, { keywords }: KeywordSchema): boolean {
  const types = keywords.type?.value;
  return types === undefined || types.some((each) => jsonTypeOf(each) === jsonTypeOf(type));
}

function jsonTypeOf(type: TypeName): Exclude<TypeName, "integer"> {
  return type === "integer" ? "number" : type;
}

function formatsOf<Name extends CheckedFormat>(
  type: FormatType,
  phrases: Readonly<Record<Name, string>>,
): readonly Format[] {
  return (Object.keys(phrases) as Name[]).map((name) => ({ name, type, phrase: phrases[name] }));
}
