import type { TypeName } from "../../2-normalise/api.js";
import type { Format } from "../../3-analyse/formats.js";
import { toPascalCase } from "../../3-analyse/words.js";
import { type Code, code } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import type { Check } from "./program.js";
import { runtime } from "./runtime.js";

/** The predicate of a format. Each format has a runtime module of its own: `isDateTime` in `formats/date-time`. */
export function formatTest({ name }: Format): Code {
  return code`${imported(`is${toPascalCase(name)}`, runtime(`formats/${name}`))}`;
}

/** The format of a check, if its predicate also checks the type: `isUuid` refuses everything but strings. */
export function formatOf(check: Check | undefined, type: TypeName): Format | undefined {
  if (check?.op !== "format") return undefined;
  const { format } = check;
  return format.type === type || (format.type === "integer" && type === "number") ? format : undefined;
}
