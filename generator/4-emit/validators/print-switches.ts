import type { SchemaId } from "../../2-normalise/api.js";
import type { Discrimination, TagValue } from "../../3-analyse/model.js";
import { type Code, code, lines } from "../print/code.js";
import { memberOf } from "./comparisons.js";
import { not, when } from "./conditions.js";
import type { Functions } from "./functions.js";
import type { Check } from "./program.js";
import { isObjectWith } from "./types.js";

export type Tag = Extract<Discrimination, { readonly by: "tag" }>;

/** The tag of a union that decides alone which variant a value can be valid for. */
export function decisiveTag(check: Extract<Check, { readonly op: "union" }>): Tag | undefined {
  const { union } = check;
  return union?.decisive && union.discrimination.by === "tag" && union.discrimination.untagged === undefined
    ? union.discrimination
    : undefined;
}

/** The body of a test that goes by a tag. */
export function printTagSwitch(tag: Tag, value: Code, functions: Functions): Code {
  return code`
    ${when(not(isObjectWith([tag.property], value)), code`return false;`)}
    switch (${memberOf(value, tag.property)}) {
      ${cases(tag, (variant) => code`return ${functions.schema("is", variant)}(${value});`)}
      default:
        return false;
    }`;
}

/** The cases of a switch over a tag: one for each variant, under all the values that it owns. */
export function cases(tag: Tag, body: (variant: SchemaId) => Code): Code {
  const values = new Map<SchemaId, TagValue[]>();
  for (const [value, variant] of tag.variants) values.set(variant, [...(values.get(variant) ?? []), value]);
  return lines(
    [...values].map(
      ([variant, owned]) => code`
        ${lines(owned.map((value) => code`case ${value}:`))}
          ${body(variant)}`,
    ),
  );
}
