import type { Outcome, OutcomeHeader } from "../../3-analyse/calls.js";
import type { Change, Subject, Verdict } from "../change.js";
import { type Comparing, mendOf } from "../finding.js";
import { pairUp } from "../pair-up.js";
import { outermost } from "../position.js";
import { readingOf } from "../reading.js";
import { breaking, compatible, none } from "../verdicts.js";
import { type OperationPair, operationSubject } from "./operation-changes.js";
import { rewritingOf } from "./serializations.js";
import { unrefinedChange } from "./unrefined.js";

/** Headers of responses (OAS 3.1 §4.8.21), by their names in any case. Their values are text. */
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
      const at = { old: undefined, new: header.at };
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
  { walk, reword, sides }: Comparing,
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
  const writing = (header: OutcomeHeader) => ({ ...header, in: "header" }) as const;
  const written = rewritingOf({ old: writing(old), new: writing(now), direction: "response" }, sides);
  if (written !== undefined) {
    const source = compatible("How it is written is no part of a type.");
    changes.push(change("response-header-serialization-changed", written.what, { wire: written.wire, source }));
  }
  return [...changes, ...compareValues(old, now, operationSubject(pair.new, partOf(now, outcome)), walk)];
}

function compareValues(
  old: OutcomeHeader,
  now: OutcomeHeader,
  subject: Subject,
  walk: Comparing["walk"],
): readonly Change[] {
  if (old.schema !== undefined && now.schema !== undefined) {
    const reading = readingOf(old.serialization);
    const position = outermost({ subject, direction: "response", part: "header", reading });
    return walk(old.schema, now.schema, position);
  }
  if (old.schema === now.schema) return [];
  const rule = "response-header-changed";
  const what = "has another value";
  return [unrefinedChange({ rule, what, subject, direction: "response", old: old.at, new: now.at })];
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
