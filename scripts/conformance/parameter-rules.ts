import { allowReserved } from "../../generator/runtime/parameters/allow-reserved.js";
import { asciiJsonText } from "../../generator/runtime/parameters/contents/ascii-json.js";
import { jsonText } from "../../generator/runtime/parameters/contents/json.js";
import { plainText } from "../../generator/runtime/parameters/contents/text.js";
import { urlencodedText } from "../../generator/runtime/parameters/contents/urlencoded.js";
import type {
  ContentRule,
  CookieRule,
  HeaderRule,
  ParameterContent,
  PathRule,
  PathStyle,
  QueryRule,
  QueryStyle,
  StyleRule,
} from "../../generator/runtime/parameters/rules.js";
import { cookie } from "../../generator/runtime/parameters/styles/cookie.js";
import { deepObject } from "../../generator/runtime/parameters/styles/deep-object.js";
import { form } from "../../generator/runtime/parameters/styles/form.js";
import { label } from "../../generator/runtime/parameters/styles/label.js";
import { matrix } from "../../generator/runtime/parameters/styles/matrix.js";
import { pipeDelimited } from "../../generator/runtime/parameters/styles/pipe-delimited.js";
import { simple } from "../../generator/runtime/parameters/styles/simple.js";
import { spaceDelimited } from "../../generator/runtime/parameters/styles/space-delimited.js";
import type { ParameterCase, StyleName } from "./parameter-cases.js";

/** What a case says of its parameter. */
export type Described = Pick<ParameterCase, "in" | "name" | "type" | "style" | "explode" | "allowReserved" | "content">;

export function pathRule(described: Described, version: string): PathRule {
  return ruleOf(described, version, pathStyles);
}

export function queryRule(described: Described, version: string): QueryRule {
  return ruleOf(described, version, queryStyles);
}

export function cookieRule(described: Described, version: string): CookieRule {
  return ruleOf(described, version, cookieStyles);
}

export function headerRule(described: Described, version: string): HeaderRule {
  const { name, content } = described;
  if (content === "application/json") return { name, content: asciiJsonText };
  return ruleOf({ ...described, allowReserved: false }, version, headerStyles) as HeaderRule;
}

/** How values of a media type are written. Media types that are neither JSON nor a form hold text. */
export function contentOf(mediaType: string): ParameterContent {
  if (mediaType === "application/x-www-form-urlencoded") return urlencodedText;
  return mediaType === "application/json" || mediaType.endsWith("+json") ? jsonText : plainText;
}

/**
 * The rule that generated code has for a parameter. What the case does not state about `explode` is left to the runtime;
 * the default style is named where values can be arrays or objects.
 */
function ruleOf<Style>(
  { name, in: location, style, explode, allowReserved: isReserved, content, type }: Described,
  version: string,
  styles: Readonly<Partial<Record<StyleName, Style>>>,
): StyleRule<Style> | ContentRule {
  if (content !== undefined) return { name, content: contentOf(content) };
  const styleName = style ?? (type === "array" || type === "object" ? defaultStyles[location] : undefined);
  // Before OpenAPI 3.2, `allowReserved` is for queries only (3.1.1 §4.8.12.2).
  const reserves = isReserved && (location === "query" || version === "3.2");
  return {
    name,
    ...(styleName && { style: styles[styleName] ?? missing(styleName, location) }),
    ...(typeof explode === "boolean" && { explode }),
    ...(reserves && { allowReserved }),
  };
}

const pathStyles: Partial<Record<StyleName, PathStyle>> = { simple, label, matrix };
const queryStyles: Partial<Record<StyleName, QueryStyle>> = { form, spaceDelimited, pipeDelimited, deepObject };
const headerStyles: Partial<Record<StyleName, PathStyle>> = { simple };
const cookieStyles: Partial<Record<StyleName, QueryStyle>> = { form, cookie };

const defaultStyles = {
  path: "simple",
  query: "form",
  querystring: undefined,
  header: "simple",
  cookie: "form",
} as const;

function missing(style: StyleName, location: string): never {
  throw new Error(`A ${location} has no style \`${style}\``);
}
