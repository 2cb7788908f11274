import type { Outcome } from "../../3-analyse/calls.js";
import type { Change, Verdict } from "../change.js";
import { type Comparing, mendOf } from "../finding.js";
import { pairUp } from "../pair-up.js";
import { keyPlace } from "../places.js";
import { breaking, compatible } from "../verdicts.js";
import { compareContents } from "./contents.js";
import { compareHeaders } from "./headers.js";
import { compareLinks } from "./not-compared.js";
import { type OperationPair, operationSubject } from "./operation-changes.js";

/**
 * Responses by status (OAS 3.1 §4.8.16). A status that a contract does not list is not invalid: clients must expect any
 * (RFC 9110 §15), and generated ones give it as one that is not listed. One that means success is a promise.
 */
export function compareResponses(pair: OperationPair, comparing: Comparing): readonly Change[] {
  const { old: before, new: after } = pair.calls;
  const { pairs, added, removed } = pairUp(before.outcomes, after.outcomes, [(old, now) => old.key === now.key]);
  return [
    ...removed.flatMap((outcome) => {
      const cover = coverOf(outcome, after.outcomes);
      const differences = cover === undefined ? [] : compareResponse(outcome, cover, pair, comparing);
      return [removedChange(outcome, cover, pair), ...differences];
    }),
    ...pairs.flatMap(([old, now]) => compareResponse(old, now, pair, comparing)),
    ...added.flatMap((outcome) => {
      const cover = coverOf(outcome, before.outcomes);
      const differences = cover === undefined ? [] : compareResponse(cover, outcome, pair, comparing);
      return [addedChange(outcome, cover, pair), ...differences];
    }),
  ];
}

/** The response that stands for a status that is not listed: that of its class, then `default` (OAS 3.1 §4.8.16). */
function coverOf({ status }: Outcome, outcomes: readonly Outcome[]): Outcome | undefined {
  const ofClass = outcomes.find(
    (each) =>
      status.kind === "code" && each.status.kind === "class" && each.status.digit === Math.floor(status.code / 100),
  );
  if (ofClass !== undefined || status.kind === "default") return ofClass;
  return outcomes.find((each) => each.status.kind === "default");
}

/** Whether a status that is listed is one of a class, or any at all of `default`. */
function isWithin({ status }: Outcome, { status: range }: Outcome): boolean {
  if (range.kind === "default") return status.kind !== "default";
  return status.kind === "code" && range.kind === "class" && Math.floor(status.code / 100) === range.digit;
}

function compareResponse(old: Outcome, now: Outcome, pair: OperationPair, comparing: Comparing): readonly Change[] {
  const at = { old: old.at, new: now.at };
  if (old.description !== now.description) comparing.reword(at);
  const besides = [...compareHeaders(old, now, pair, comparing), ...compareLinks(old, now, pair)];
  const [before, after] = [old.contents.length, now.contents.length];
  if (before > 0 && after > 0) {
    const subject = operationSubject(pair.new, partOf(now));
    return [...besides, ...compareContents(old.contents, now.contents, subject, "response", comparing)];
  }
  if (before === after) return besides;
  const [rule, what] =
    after === 0 ? ["response-body-removed", "has no body any more"] : ["response-body-added", "has a body now"];
  const wire: Verdict =
    after === 0
      ? breaking("response", "responses", "Readers that enforce the old contract miss the body.")
      : compatible("Readers that expect no body do not read one.");
  const source = breaking("response", "values that are read", "The type of what is read is another one.");
  return [...besides, responseChange(rule, what, now, pair, { wire, source }, at)];
}

function addedChange(outcome: Outcome, cover: Outcome | undefined, pair: OperationPair): Change {
  const rule = `response-${outcome.ok === false ? "non-success" : "success"}-status-added`;
  const wire = compatible(
    cover === undefined
      ? `A client must expect any status.${outcome.status.kind === "code" ? " It was one that is not listed." : ""}`
      : `It was one that \`${cover.key}\` describes.`,
  );
  return responseChange(
    rule,
    "was added",
    outcome,
    pair,
    { wire, source: statusBreaks },
    { old: undefined, new: placeOf(outcome) },
  );
}

function removedChange(outcome: Outcome, cover: Outcome | undefined, pair: OperationPair): Change {
  const rule = `response-${outcome.ok === false ? "non-success" : "success"}-status-removed`;
  const within = pair.calls.new.outcomes.find((each) => each.ok !== false && isWithin(each, outcome));
  const wire =
    outcome.ok === false
      ? compatible("A client need not be given every status.")
      : cover !== undefined
        ? compatible(`\`${cover.key}\` describes it.`)
        : within !== undefined
          ? compatible(`What means success is ${within.key}, which is one of \`${outcome.key}\`.`)
          : breaking(
              "response",
              "success",
              `Clients that wait for ${outcome.key} do not get what means success to them.`,
            );
  return responseChange(
    rule,
    "was removed",
    outcome,
    pair,
    { wire, source: statusBreaks },
    { old: placeOf(outcome), new: pair.new.at },
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
  outcome: Outcome,
  pair: OperationPair,
  verdicts: Pick<Change, "wire" | "source">,
  at: Pick<Change, "old" | "new">,
): Change {
  const subject = operationSubject(pair.new, partOf(outcome));
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

function partOf({ key }: Outcome): string {
  return `response ${key}`;
}

function placeOf({ at, key }: Outcome): Change["new"] {
  return keyPlace(at, String(key));
}
