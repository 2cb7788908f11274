import type { Serialization } from "../2-normalise/api.js";
import { type Call, type CallParameter, groupsOf } from "../3-analyse/calls.js";
import { braces, type Code, code, list } from "./print/code.js";
import { identifier, imported } from "./print/identifiers.js";
import { runtime } from "./validators/runtime.js";

/**
 * How the parameters of an operation are written that are more than one string, number or boolean in the style of their
 * location: see `ParameterRules` of the runtime. Absent where there are none.
 */
export function parameterRules(call: Call): Code | undefined {
  const groups = groupsOf(call).flatMap(({ name, parameters }) => {
    if (name === "querystring") {
      const [parameter] = parameters;
      const { serialization } = parameter ?? {};
      return serialization?.kind === "content" ? [code`querystring: ${contentOf(serialization, name)}`] : [];
    }
    const rules = parameters
      .filter(needsRule)
      .map((parameter) => ruleOf(parameter.name, parameter.serialization, name));
    return rules.length === 0 ? [] : [code`${identifier(name)}: ${list(code`[`, rules, code`]`)}`];
  });
  return groups.length === 0 ? undefined : braces(groups);
}

/** The rule of a property of a form, which is written as in a query. */
export function queryRule(name: string, serialization: Serialization): Code {
  return ruleOf(name, serialization, "query");
}

function needsRule({ wire, serialization, group }: CallParameter): boolean {
  if (serialization.kind === "content" || wire === "structured") return true;
  const { style, allowReserved, allowEmptyValue } = serialization;
  return allowReserved || allowEmptyValue || style !== defaultStyles[group];
}

const defaultStyles = {
  path: "simple",
  query: "form",
  querystring: undefined,
  headers: "simple",
  cookies: "form",
} as const;

function ruleOf(name: string, serialization: Serialization, group: keyof typeof defaultStyles): Code {
  if (serialization.kind === "content") {
    return braces([code`name: ${name}`, code`content: ${contentOf(serialization, group)}`]);
  }
  const { style, explode, allowReserved, allowEmptyValue } = serialization;
  const members = [
    code`name: ${name}`,
    code`style: ${imported(functionOf(style), runtime(`parameters/styles/${moduleOf(style)}`))}`,
    ...(explode === (style === "form" || style === "cookie") ? [] : [code`explode: ${explode}`]),
    ...(allowReserved ? [code`allowReserved: ${imported("allowReserved", runtime("parameters/allow-reserved"))}`] : []),
    ...(allowEmptyValue ? [code`allowEmptyValue: true`] : []),
  ];
  return braces(members);
}

type Style = Extract<Serialization, { readonly kind: "style" }>["style"];

function functionOf(style: Style): string {
  return style;
}

/** `space-delimited` for `spaceDelimited`. */
function moduleOf(style: Style): string {
  return style.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

type ContentSerialization = Extract<Serialization, { readonly kind: "content" }>;

function contentOf({ codec }: ContentSerialization, group: keyof typeof defaultStyles): Code {
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
