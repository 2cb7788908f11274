import type { Response } from "../../2-normalise/api.js";
import type { Change, Verdict } from "../change.js";
import { breaking, compatible } from "../effects.js";
import { type Comparing, mendOf } from "../finding.js";
import { pairUp } from "../pair-up.js";
import { keyPlace } from "../places.js";
import { compareContents } from "./bodies.js";
import { type OperationPair, operationSubject } from "./operation-changes.js";

/**
 * Responses by status (OAS 3.1 §4.8.16). A status that a contract does not list is not invalid: clients must expect any
 * (RFC 9110 §15), and generated ones give it as one that is not listed. One that means success is a promise.
 */
export function compareResponses(pair: OperationPair, comparing: Comparing): readonly Change[] {
  const { pairs, added, removed } = pairUp(pair.old.responses, pair.new.responses, [
    (old, now) => old.status === now.status,
  ]);
  return [
    ...removed.map((response) => removedChange(response, pair)),
    ...pairs.flatMap(([old, now]) => compareResponse(old, now, pair, comparing)),
    ...added.map((response) => addedChange(response, pair)),
  ];
}

function compareResponse(old: Response, now: Response, pair: OperationPair, comparing: Comparing): readonly Change[] {
  const at = { old: old.at, new: now.at };
  if (old.description !== now.description) comparing.reword(at);
  if (pair.new.method === "head") return [];
  const [before, after] = [old.content, now.content];
  if (before !== undefined && after !== undefined) {
    return compareContents(before, after, operationSubject(pair.new, partOf(now)), "response", comparing);
  }
  if (before === after) return [];
  const [rule, what] =
    after === undefined ? ["response-body-removed", "has no body any more"] : ["response-body-added", "has a body now"];
  const wire: Verdict =
    after === undefined
      ? breaking("response", "responses", "Readers that enforce the old contract miss the body.")
      : compatible("Readers that expect no body do not read one.");
  const source = breaking("response", "values that are read", "The type of what is read is another one.");
  return [responseChange(rule, what, now, pair, { wire, source }, at)];
}

function addedChange(response: Response, pair: OperationPair): Change {
  const rule = `response-${isSuccess(response) ? "success" : "non-success"}-status-added`;
  const wire = compatible("A client must expect any status. It was one that is not listed.");
  return responseChange(
    rule,
    "was added",
    response,
    pair,
    { wire, source: statusBreaks },
    { old: pair.old.at, new: placeOf(response) },
  );
}

function removedChange(response: Response, pair: OperationPair): Change {
  const success = isSuccess(response);
  const rule = `response-${success ? "success" : "non-success"}-status-removed`;
  const wire = success
    ? breaking("response", "success", `Clients that wait for ${response.status} do not get what means success to them.`)
    : compatible("A client need not be given every status.");
  return responseChange(
    rule,
    "was removed",
    response,
    pair,
    { wire, source: statusBreaks },
    { old: placeOf(response), new: pair.new.at },
  );
}

const statusBreaks = breaking(
  "response",
  "exhaustive switches over the status",
  "The result has other cases: code that has handled all of them, or takes the rest for a status that is not listed, does not compile.",
);

function responseChange(
  rule: string,
  what: string,
  response: Response,
  pair: OperationPair,
  verdicts: Pick<Change, "wire" | "source">,
  at: Pick<Change, "old" | "new">,
): Change {
  const subject = operationSubject(pair.new, partOf(response));
  return {
    rule,
    subject,
    directions: ["response"],
    ...verdicts,
    ...at,
    what,
    mend: mendOf(verdicts.wire, verdicts.source),
  };
}

function partOf({ status }: Response): string {
  return `response ${status}`;
}

function placeOf({ at, status }: Response): Change["old"] {
  return keyPlace(at, String(status));
}

function isSuccess({ status }: Response): boolean {
  return status >= 200 && status < 300;
}
