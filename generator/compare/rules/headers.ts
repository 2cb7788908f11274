import type { Outcome, OutcomeHeader } from "../../3-analyse/calls.js";
import type { Change, Verdict } from "../change.js";
import { breaking, compatible, none } from "../effects.js";
import { type Comparing, mendOf } from "../finding.js";
import { pairUp } from "../pair-up.js";
import { areSame } from "../sides.js";
import { type OperationPair, operationSubject } from "./operation-changes.js";
import { unrefinedChange } from "./unrefined.js";

/** Headers of responses (OAS 3.1 §4.8.21), by their names in any case. What their schemas say is not compared in detail. */
export function compareHeaders(
  old: Outcome,
  now: Outcome,
  pair: OperationPair,
  comparing: Comparing,
): readonly Change[] {
  const { pairs, added, removed } = pairUp(old.headers, now.headers, [
    (a, b) => a.name.toLowerCase() === b.name.toLowerCase(),
  ]);
  return [
    ...removed.map((header) => {
      const wire = header.required
        ? breaking("response", "responses", "Readers that enforce the old contract miss it.")
        : compatible("It need not have been there.");
      const source = breaking("response", "reads of the header", "Its name is not known any more.");
      const rule = `${header.required ? "required" : "optional"}-response-header-removed`;
      return headerChange(rule, "was removed", header, now, pair, { wire, source }, { old: header.at, new: now.at });
    }),
    ...pairs.flatMap(([before, after]) => compareHeader(before, after, now, pair, comparing)),
    ...added.map((header) => {
      const verdict = compatible("Nobody read it before.");
      const at = { old: old.at, new: header.at };
      return headerChange(
        "response-header-added",
        "was added",
        header,
        now,
        pair,
        { wire: verdict, source: verdict },
        at,
      );
    }),
  ];
}

function compareHeader(
  old: OutcomeHeader,
  now: OutcomeHeader,
  outcome: Outcome,
  pair: OperationPair,
  { sides, reword }: Comparing,
): readonly Change[] {
  const at = { old: old.at, new: now.at };
  if (old.description !== now.description) reword(at);
  const change = (rule: string, what: string, verdicts: Pick<Change, "wire" | "source">) =>
    headerChange(rule, what, now, outcome, pair, verdicts, at);
  const changes: Change[] = [];
  if (old.name !== now.name) {
    const wire = compatible("Names of headers do not tell upper from lower case.");
    const source = breaking("response", "reads of the header", "Its name is written in another way.");
    changes.push(change("response-header-renamed", `was \`${old.name}\``, { wire, source }));
  }
  if (old.required !== now.required) {
    const source = compatible("A header that is read may always be missing.");
    const wire: Verdict = now.required
      ? compatible("Readers that look for it find it.")
      : breaking("response", "responses", "Readers that enforce the old contract miss it.");
    const [rule, what] = now.required
      ? ["response-header-became-required", "became required"]
      : ["response-header-became-optional", "became optional"];
    changes.push(change(rule, what, { wire, source }));
  }
  if (old.deprecated !== now.deprecated) {
    const [rule, what] = now.deprecated
      ? ["response-header-deprecated", "is deprecated"]
      : ["response-header-reactivated", "is not deprecated any more"];
    changes.push(change(rule, what, { wire: none, source: none }));
  }
  const schemas =
    old.schema !== undefined && now.schema !== undefined
      ? areSame(old.schema, now.schema, sides)
      : old.schema === now.schema;
  const isSame = schemas && JSON.stringify(old.serialization) === JSON.stringify(now.serialization);
  if (!isSame) {
    const subject = operationSubject(pair.new, partOf(now, outcome));
    const what = "has another value";
    changes.push(unrefinedChange({ rule: "response-header-changed", subject, direction: "response", what, ...at }));
  }
  return changes;
}

function headerChange(
  rule: string,
  what: string,
  header: OutcomeHeader,
  outcome: Outcome,
  pair: OperationPair,
  verdicts: Pick<Change, "wire" | "source">,
  at: Pick<Change, "old" | "new">,
): Change {
  const subject = operationSubject(pair.new, partOf(header, outcome));
  const mend = mendOf(verdicts.wire, verdicts.source);
  return { rule, subject, directions: ["response"], ...verdicts, ...at, what, mend };
}

function partOf({ name }: OutcomeHeader, { key }: Outcome): string {
  return `response ${key} header ${name}`;
}
