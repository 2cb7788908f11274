import type { Serialization } from "../2-normalise/api.js";
import type { CallParameter, ParameterGroupName } from "../3-analyse/calls.js";
import { braces, type Code, code } from "./print/code.js";
import { imported } from "./print/identifiers.js";
import { runtime } from "./validators/runtime.js";

/**
 * How a parameter is written that is more than one string, number or boolean in the style of its location: see the rules
 * in the runtime. Absent where it is not.
 */
export function parameterRule({ name, wire, serialization, group }: CallParameter): Code | undefined {
  if (serialization.kind === "style" && wire === "plain") {
    const { style, allowReserved, allowEmptyValue } = serialization;
    if (!allowReserved && !allowEmptyValue && style === defaultStyles[group]) return undefined;
  }
  return ruleOf(name, serialization, group);
}

/** The rule of a property of a form, which is written as in a query. */
export function queryRule(name: string, serialization: Serialization): Code {
  return ruleOf(name, serialization, "query");
}

const defaultStyles = {
  path: "simple",
  query: "form",
  querystring: undefined,
  headers: "simple",
  cookies: "form",
} as const;

function ruleOf(name: string, serialization: Serialization, group: ParameterGroupName): Code {
  if (serialization.kind === "content") {
    return braces([code`name: ${name}`, code`content: ${contentOf(serialization, group)}`]);
  }
  return braces([code`name: ${name}`, ...styleMembers(serialization)]);
}

/** How the style of a query parameter is written, without the name of a parameter. */
export function styleRule(serialization: StyleSerialization): Code {
  return braces(styleMembers(serialization));
}

function styleMembers({ style, explode, allowReserved, allowEmptyValue }: StyleSerialization): readonly Code[] {
  return [
    code`style: ${imported(functionOf(style), runtime(`parameters/styles/${moduleOf(style)}`))}`,
    ...(explode === (style === "form" || style === "cookie") ? [] : [code`explode: ${explode}`]),
    ...(allowReserved ? [code`allowReserved: ${imported("allowReserved", runtime("parameters/allow-reserved"))}`] : []),
    ...(allowEmptyValue ? [code`allowEmptyValue: true`] : []),
  ];
}

type StyleSerialization = Extract<Serialization, { readonly kind: "style" }>;
type Style = StyleSerialization["style"];

function functionOf(style: Style): string {
  return style;
}

/** `space-delimited` for `spaceDelimited`. */
function moduleOf(style: Style): string {
  return style.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

type ContentSerialization = Extract<Serialization, { readonly kind: "content" }>;

/** What writes a value in a media type. */
export function contentOf({ codec }: ContentSerialization, group: ParameterGroupName): Code {
  switch (codec) {
    case "json":
      return group === "headers"
        ? imported("asciiJsonText", runtime("parameters/contents/ascii-json"))
        : imported("jsonText", runtime("parameters/contents/json"));
    case "form":
      return imported("urlencodedText", runtime("parameters/contents/urlencoded"));
    default:
      return imported("plainText", runtime("parameters/contents/text"));
  }
}
