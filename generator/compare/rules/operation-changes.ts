import type { Operation } from "../../2-normalise/api.js";
import type { Call } from "../../3-analyse/calls.js";
import type { Change, Subject } from "../change.js";
import { mendOf } from "../finding.js";
import { keyPlace } from "../places.js";

/** Two operations that are one and the same. */
export interface OperationPair {
  readonly old: Operation;
  readonly new: Operation;
  readonly calls: { readonly old: Call; readonly new: Call };
  /** Whether requests to it go where they went: to the same server and path, whatever each of them says of that. */
  readonly isSameAddress: boolean;
}

/** An operation, or a part of it, as a subject. */
export function operationSubject({ method, path }: Operation, part = ""): Subject {
  return { kind: "operation", method, path: path.value, part };
}

/** The place that people look for an operation at: its method. */
export function operationPlace({ at, method }: Operation): Change["new"] {
  return keyPlace(at, method);
}

/** A change of an operation as such, which concerns those who call it. */
export function operationChange(
  rule: string,
  what: string,
  { old, new: now }: OperationPair,
  verdicts: Pick<Change, "wire" | "source">,
  places?: Pick<Change, "old" | "new">,
): Change {
  const here = places ?? { old: operationPlace(old), new: operationPlace(now) };
  const subject = operationSubject(now);
  return {
    rule,
    subject,
    directions: ["request"],
    ...verdicts,
    ...here,
    what,
    mend: mendOf(verdicts.wire, verdicts.source),
  };
}
