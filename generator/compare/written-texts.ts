import { canonicalJson } from "../1-load/canonical-json.js";
import type { Api, ParameterLocation, SchemaId, Serialization, StyleSerialization } from "../2-normalise/api.js";
import { everyForm, type Form, formsOf, itemsOf } from "../3-analyse/text-forms.js";

/** A value whose text shows how values of its kind are written. */
export interface SampleValue {
  readonly kind: "scalar" | "list" | "object";
  readonly value: Scalar | readonly Scalar[] | Readonly<Record<string, Scalar>>;
}

type Scalar = string | number | boolean;

/** A value of each kind that a schema allows, as far as that can be told. `text` is the value of a string. */
export function samplesOf(
  schema: SchemaId | undefined,
  api: Pick<Api, "schemas">,
  text = "red",
): readonly SampleValue[] {
  const forms = schema === undefined ? everyForm : formsOf(schema, api);
  const items = schema === undefined ? undefined : itemsOf(schema, api);
  const [one, two] = scalarsOf(items === undefined ? everyForm : formsOf(items, api), text);
  return [
    ...(hasScalar(forms) ? [{ kind: "scalar", value: scalarsOf(forms, text)[0] } as const] : []),
    ...(forms.has("array") ? [{ kind: "list", value: [one, two] } as const] : []),
    ...(forms.has("object") ? [{ kind: "object", value: { x: 1, y: 2 } } as const] : []),
  ];
}

function hasScalar(forms: ReadonlySet<Form>): boolean {
  return (["boolean", "number", "integer", "string"] as const).some((form) => forms.has(form));
}

function scalarsOf(forms: ReadonlySet<Form>, text: string): readonly [Scalar, Scalar] {
  if (forms.has("string")) return [text, "blue"];
  if (forms.has("integer") || forms.has("number")) return [1, 2];
  return forms.has("boolean") ? [true, false] : [text, "blue"];
}

/** How a parameter is written: what it is called, where it is, and its serialization. */
export interface Writing {
  readonly name: string;
  readonly in: ParameterLocation | "form";
  readonly serialization: Serialization;
}

/** The text of a value (OAS 3.1 §4.8.12.2.2, §4.8.12.4), with only what stands for itself percent-encoded. */
export function writtenText({ name, in: location, serialization }: Writing, { value }: SampleValue): string {
  const isPair = location === "query" || location === "cookie" || location === "form";
  if (serialization.kind === "style") return styledText(name, serialization, value);
  const isText = serialization.codec === "text" && typeof value !== "object";
  const text = isText ? String(value) : canonicalJson(value);
  const shown = serialization.codec === "json" || isText ? text : `${text} as ${serialization.mediaType}`;
  return isPair ? `${name}=${shown}` : shown;
}

function styledText(name: string, { style, explode }: StyleSerialization, value: SampleValue["value"]): string {
  const encode = (each: Scalar) => (style === "cookie" ? String(each) : encodeURIComponent(each));
  const members: readonly (readonly [string, string] | readonly [string])[] =
    typeof value !== "object"
      ? [[encode(value)]]
      : isList(value)
        ? value.map((each) => [encode(each)] as const)
        : Object.entries(value).map(([key, each]) => [key, encode(each)] as const);
  const isStructured = typeof value === "object";
  const joined = (separator: string, equals = separator) => members.map((each) => each.join(equals)).join(separator);
  const pairs = (separator: string, delimiter: string) =>
    explode && isStructured
      ? members.map((each) => (each.length > 1 ? each.join("=") : `${name}=${each[0]}`)).join(separator)
      : `${name}=${joined(delimiter)}`;
  switch (style) {
    case "simple":
      return joined(",", explode ? "=" : ",");
    case "label":
      return `.${explode ? joined(".", "=") : joined(",")}`;
    case "matrix":
      return `;${pairs(";", ",")}`;
    case "form":
      return pairs("&", ",");
    case "cookie":
      return pairs("; ", ",");
    case "spaceDelimited":
      return pairs("&", "%20");
    case "pipeDelimited":
      return pairs("&", "|");
    case "deepObject":
      if (!isStructured) return `${name}=${joined(",")}`;
      return members
        .map((each) => (each.length > 1 ? `${name}[${each[0]}]=${each[1]}` : `${name}[]=${each[0]}`))
        .join("&");
    default:
      return style satisfies never;
  }
}

function isList(value: SampleValue["value"]): value is readonly Scalar[] {
  return Array.isArray(value);
}
