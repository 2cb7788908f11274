import type { Operation } from "../../2-normalise/api.js";
import { parameterKey } from "../../2-normalise/parameters.js";
import type { CallParameter } from "../../3-analyse/calls.js";
import type { Change, Verdict } from "../change.js";
import type { Comparing } from "../finding.js";
import { mendOf } from "../finding.js";
import { pairUp } from "../pair-up.js";
import { outermost } from "../position.js";
import { readingOf } from "../reading.js";
import type { Sides } from "../sides.js";
import { breaking, compatible, none } from "../verdicts.js";
import { shownText } from "../words.js";
import { type OperationPair, operationSubject } from "./operation-changes.js";
import { compareNulls } from "./parameter-nulls.js";
import { flagRewritings, rewritingOf } from "./serializations.js";
import { unrefinedChange } from "./unrefined.js";

/** Parameters (OAS 3.1 §4.8.12), paired by `in` and name; those of the path by their place in it. */
export function compareParameters(pair: OperationPair, comparing: Comparing): readonly Change[] {
  const places = { old: placesInPath(pair.old), new: placesInPath(pair.new) };
  const { pairs, added, removed } = pairUp(pair.calls.old.parameters, pair.calls.new.parameters, [
    (old, now) => parameterKey(old) === parameterKey(now),
    (old, now) => old.in === "path" && now.in === "path" && places.old.get(old.name) === places.new.get(now.name),
  ]);
  return [
    ...removed.map((parameter) => removedChange(parameter, pair)),
    ...pairs.flatMap(([old, now]) => compareParameter(old, now, pair, comparing)),
    ...added.map((parameter) => addedChange(parameter, pair)),
  ];
}

function compareParameter(
  old: CallParameter,
  now: CallParameter,
  pair: OperationPair,
  { walk, reword, sides }: Comparing,
): readonly Change[] {
  const at = { old: old.at, new: now.at };
  if (old.description !== now.description) reword(at);
  const subject = operationSubject(pair.new, partOf(now));
  const reading = readingOf(now.serialization);
  const position = outermost({ subject, direction: "request", part: "parameter", reading });
  const self = [
    ...compareSelf(old, now, pair),
    ...compareWriting(old, now, pair, sides),
    ...compareNulls(old, now, subject, sides),
  ];
  if (old.schema !== undefined && now.schema !== undefined) return [...self, ...walk(old.schema, now.schema, position)];
  if (old.schema === now.schema) return self;
  const what = "has another schema";
  return [...self, unrefinedChange({ rule: "request-parameter-changed", subject, direction: "request", what, ...at })];
}

function compareSelf(old: CallParameter, now: CallParameter, pair: OperationPair): readonly Change[] {
  const at = { old: old.at, new: now.at };
  const changes: Change[] = [];
  if (old.name !== now.name) {
    const source = breaking(
      "request",
      "calls",
      `Code that gives ${shownText(old.name)} does not give ${shownText(now.name)}.`,
    );
    const sent = now.in === "path" || now.in === "header";
    const wire = sent
      ? compatible("The request is the same.")
      : breaking("request", "requests", "The parameter has another name.");
    changes.push(
      parameterChange("request-parameter-renamed", `was ${shownText(old.name)}`, now, pair, { wire, source }, at),
    );
  }
  if (old.required !== now.required) {
    const missing = `Code that leaves ${shownText(now.name)} out does not compile.`;
    const [rule, what, wire, source]: [string, string, Verdict, Verdict] = now.required
      ? [
          "request-parameter-became-required",
          "became required",
          breaking("request", "requests", `Requests without ${shownText(now.name)} were valid and are not any more.`),
          breaking("request", "calls", missing),
        ]
      : [
          "request-parameter-became-optional",
          "became optional",
          compatible("Requests with it are valid."),
          compatible("Code that gives it compiles."),
        ];
    changes.push(parameterChange(rule, what, now, pair, { wire, source }, at));
  }
  if (old.deprecated !== now.deprecated) {
    const [rule, what] = now.deprecated
      ? ["request-parameter-deprecated", "is deprecated"]
      : ["request-parameter-reactivated", "is not deprecated any more"];
    changes.push(parameterChange(rule, what, now, pair, { wire: none, source: none }, at));
  }
  return changes;
}

/** How its value is written (OAS 3.1 §4.8.12.2). */
function compareWriting(old: CallParameter, now: CallParameter, pair: OperationPair, sides: Sides): readonly Change[] {
  const writings = { old, new: now, direction: "request" } as const;
  const styled = rewritingOf(writings, sides);
  const source = compatible("How it is written is no part of a type.");
  const at = { old: old.at, new: now.at };
  return [...(styled === undefined ? [] : [styled]), ...flagRewritings(writings, sides.old)].map(({ what, wire }) =>
    parameterChange("request-parameter-serialization-changed", what, now, pair, { wire, source }, at),
  );
}

function addedChange(parameter: CallParameter, pair: OperationPair): Change {
  const { name, required } = parameter;
  const at = { old: undefined, new: parameter.at };
  if (!required) {
    const verdicts = {
      wire: compatible("Requests without it are valid."),
      source: compatible("Calls without it compile."),
    };
    return parameterChange("new-optional-request-parameter", "was added, optional", parameter, pair, verdicts, at);
  }
  const rule = parameter.in === "path" ? "new-request-path-parameter" : "new-required-request-parameter";
  const wire = breaking("request", "requests", `Requests without ${shownText(name)} were valid and are not any more.`);
  const source = breaking("request", "calls", `Code that calls the operation does not give ${shownText(name)}.`);
  return parameterChange(rule, "was added, required", parameter, pair, { wire, source }, at);
}

function removedChange(parameter: CallParameter, pair: OperationPair): Change {
  const at = { old: parameter.at, new: pair.new.at };
  const wire = compatible(
    "A contract does not refuse what it does not list, but what old senders ask for with it may be ignored now.",
  );
  const source = breaking(
    "request",
    "calls",
    `Code that gives ${shownText(parameter.name)} names a parameter that there is not.`,
  );
  return parameterChange("request-parameter-removed", "was removed", parameter, pair, { wire, source }, at);
}

function parameterChange(
  rule: string,
  what: string,
  parameter: CallParameter,
  pair: OperationPair,
  verdicts: Pick<Change, "wire" | "source">,
  at: Pick<Change, "old" | "new">,
): Change {
  const subject = operationSubject(pair.new, partOf(parameter));
  return {
    rule,
    subject,
    directions: ["request"],
    ...verdicts,
    ...at,
    what,
    mend: mendOf(verdicts.wire, verdicts.source),
  };
}

function partOf(parameter: CallParameter): string {
  return `${parameter.in} parameter ${parameter.name}`;
}

function placesInPath({ path }: Operation): ReadonlyMap<string, number> {
  return new Map([...path.value.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""], index) => [name, index]));
}
