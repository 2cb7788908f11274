import type { Api, KeywordSchema, TypeName } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { closest } from "../diagnostics/suggestion.js";

/** A format that validators check. */
export interface Format {
  readonly name: CheckedFormat;
  /**
   * The type that it applies to. Values of other types are valid (JSON Schema 2020-12 Validation §7.1); the check
   * itself refuses them.
   */
  readonly type: FormatType;
  /** How an issue names a value of this format: "must be a date and time with an offset". */
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
  // `byte` is from OpenAPI 3.0.4 §4.4; `uuid4` is in no standard, but common
  byte: "base64 text",
  uuid4: "a version-4 UUID",
} as const;

/** From the OpenAPI Format Registry. */
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

/** Formats that every value of their type has: JSON numbers are doubles, any string can be octets or a password. */
const annotations = { double: "number", binary: "string", password: "string" } as const;

/** A format that validators can check. Every other one is an annotation (JSON Schema 2020-12 Validation §7.2). */
export type CheckedFormat = keyof typeof strings | keyof typeof integers | keyof typeof numbers;

/** A format that specmill knows. */
export type FormatName = CheckedFormat | keyof typeof annotations;

const checkedFormats: readonly Format[] = [
  ...formatsOf("string", strings),
  ...formatsOf("integer", integers),
  ...formatsOf("number", numbers),
];

const formatTypes: ReadonlyMap<string, FormatType> = new Map<string, FormatType>([
  ...checkedFormats.map(({ name, type }) => [name, type] as const),
  ...Object.entries(annotations),
]);

/** Which formats are checked: `true` for all, `false` for none, or all except those set to `false`. */
export type FormatsOption = boolean | { readonly [Name in FormatName]?: boolean };

/** The formats that are checked, by name. */
export type Formats = ReadonlyMap<string, Format>;

export function enabledFormats(option: FormatsOption): Formats {
  return new Map(checkedFormats.filter(({ name }) => isEnabled(option, name)).map((format) => [format.name, format]));
}

/**
 * Whether all names in an option are formats that specmill knows. Reports every other one: it is a mistake, and the
 * intended format would still be checked.
 */
export function reportUnknownFormats(
  names: readonly { readonly name: string; readonly at?: Span }[],
  diagnostics: Diagnostics,
): boolean {
  const unknown = names.filter(({ name }) => !formatTypes.has(name));
  for (const { name, at } of unknown) {
    diagnostics.report("format-unknown", at, { name, suggestion: closest(name, formatTypes.keys()) });
  }
  return unknown.length === 0;
}

/**
 * Reports each format that has no effect, where the contract first uses it: because specmill does not know it, or
 * because it applies to another type than its schema allows. Formats that are turned off are not reported.
 */
export function reportUncheckedFormats(api: Api, option: FormatsOption, diagnostics: Diagnostics): void {
  if (option === false) return;
  const reported = new Set<string>();
  for (const schema of api.schemas.values()) {
    const format = schema.kind === "keywords" ? schema.keywords.format : undefined;
    if (format === undefined || reported.has(format.value) || !isEnabled(option, format.value)) continue;
    const { value: name, at } = format;
    const type = formatTypes.get(name);
    if (type === undefined) {
      diagnostics.report("format-not-checked", at, { format: name, suggestion: closest(name, formatTypes.keys()) });
    } else if (schema.kind === "keywords" && !allowsType(type, schema)) {
      diagnostics.report("format-not-applicable", at, { format: name, type: jsonTypeOf(type) });
    } else continue;
    reported.add(name);
  }
}

function isEnabled(option: FormatsOption, name: string): boolean {
  return typeof option === "boolean" ? option : (option as Readonly<Record<string, boolean>>)[name] !== false;
}

/** Whether a schema allows values of the type that a format applies to. */
function allowsType(type: FormatType, { keywords }: KeywordSchema): boolean {
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
