import type { Api } from "../../2-normalise/api.js";
import type { CallParameter } from "../../3-analyse/calls.js";
import type { Change, Subject } from "../change.js";
import type { Sides } from "../sides.js";
import { compatible } from "../verdicts.js";

/**
 * Whether `null` is listed beside other values of a parameter. No style writes it (RFC 6570 §2.3), so schemas of parameters
 * are compared without it, and that it came or went is said here.
 */
export function compareNulls(
  old: CallParameter,
  now: CallParameter,
  subject: Subject,
  { old: before, new: after }: Pick<Sides, "old" | "new">,
): readonly Change[] {
  if (![old, now].every(writesNoNull)) return [];
  const isListed = listsNull(now, after.api);
  if (listsNull(old, before.api) === isListed) return [];
  const [happened, what] = isListed
    ? ["became-nullable", "may be `null` now"]
    : ["became-not-nullable", "may not be `null` any more"];
  return [
    {
      rule: `request-parameter-${happened}`,
      subject,
      directions: ["request"],
      wire: compatible("It is written as text, and there is none for `null`: nobody sends it."),
      source: compatible("Its type has no `null`, before and after."),
      old: old.at,
      new: now.at,
      what,
      mend: undefined,
    },
  ];
}

/** With `allowEmptyValue`, `null` is written as nothing, and is compared with all else. */
function writesNoNull({ serialization }: CallParameter): boolean {
  return serialization.kind === "style" && !serialization.allowEmptyValue;
}

/** Whether a schema is a copy without the `null` that the one in the contract lists. */
function listsNull({ schema }: CallParameter, { copies }: Pick<Api, "copies">): boolean {
  for (let copy = schema && copies.get(schema); copy !== undefined; copy = copies.get(copy.of))
    if (copy.view.kind === "parameter") return true;
  return false;
}
