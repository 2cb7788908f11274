import type { TypeName } from "../../2-normalise/api.js";
import type { Format } from "../../3-analyse/formats.js";
import { toPascalCase } from "../../3-analyse/words.js";
import { type Code, code } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import type { Check } from "./program.js";
import { runtime } from "./runtime.js";

/** The predicate of a format: each format has a module of the runtime, and both are called after it. */
export function formatTest({ name }: Format): Code {
  return code`${imported(`is${toPascalCase(name)}`, runtime(`formats/${name}`))}`;
}

/** The format that a check asks for, if its predicate tells values of a type from the rest by itself. */
export function formatOf(check: Check | undefined, type: TypeName): Format | undefined {
  if (check?.op !== "format") return undefined;
  const { format } = check;
  return format.type === type || (format.type === "integer" && type === "number") ? format : undefined;
}
