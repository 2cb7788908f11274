import { type Code, code, list } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import type { Functions } from "./functions.js";
import type { Rule, Via } from "./program.js";
import { runtime } from "./runtime.js";
import { type Listed, sort } from "./simplify.js";

/** What explains a rule, as a value that takes a value and a place: a function, or one made for listed values. */
export function explanationOf(rule: Rule, functions: Functions): Code {
  const { byType, always } = sort(rule);
  const [check, ...others] = [...always, ...[...byType.values()].flat()];
  const listed = check?.op === "equals" && check.via === "" && others.length === 0 ? listedValues(check) : undefined;
  return listed ?? functions.reference("explain", rule);
}

/** What explains that a value is none of those listed; nothing where none is, or not all are told by `===`. */
export function listedValues({ keyword, values }: Listed): Code | undefined {
  const scalars = values.filter((value) => typeof value !== "object" || value === null);
  if (values.length === 0 || scalars.length < values.length) return undefined;
  const literals = scalars.map((value) => code`${value as string}`);
  return code`${imported("values", runtime("values"))}(${keyword}, ${list(code`[`, literals, code`]`)})`;
}

/** The place some steps further in the contract, at the same value. */
export function stepTo(via: Via, at: Code): Code {
  return via === "" ? at : code`${imported("step", runtime("explain"))}(${at}, ${via})`;
}
