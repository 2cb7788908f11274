import { type CheckedFormat, isCheckedFormat } from "../../3-analyse/formats.js";
import { type Code, code } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { runtime } from "./runtime.js";

/** A format whose values are checked: the predicate, and what a value of it is called in a message. */
export interface Format {
  readonly test: Code;
  readonly phrase: string;
}

const formats: Readonly<Record<CheckedFormat, Format>> = {
  "date-time": { test: format("isDateTime", "date-time"), phrase: "a date and time with an offset" },
  uuid: { test: format("isUuid", "uuid"), phrase: "a UUID" },
  uuid4: { test: format("isUuid4", "uuid4"), phrase: "a version-4 UUID" },
};

/** The check of a format; none for a format that only annotates (JSON Schema 2020-12 Validation §7). */
export function formatOf(name: string): Format | undefined {
  return isCheckedFormat(name) ? formats[name] : undefined;
}

function format(name: string, file: string): Code {
  return code`${imported(name, runtime(`formats/${file}`))}`;
}
