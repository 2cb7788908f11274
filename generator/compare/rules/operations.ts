import type { Operation } from "../../2-normalise/api.js";
import { withoutNames } from "../../2-normalise/templates.js";
import { callOf } from "../../3-analyse/calls.js";
import type { Model } from "../../3-analyse/model.js";
import { operationName } from "../../3-analyse/operation-names.js";
import type { Change } from "../change.js";
import type { Comparing } from "../finding.js";
import { pairUp } from "../pair-up.js";
import { placeIn } from "../places.js";
import { breaking, compatible, none } from "../verdicts.js";
import { shownText } from "../words.js";
import { addressIn, movedBase } from "./base-paths.js";
import { compareBodies } from "./bodies.js";
import { compareCallbacks } from "./not-compared.js";
import { compareTraceOperations, compareUnsentBodies } from "./not-sent.js";
import { type OperationPair, operationChange, operationPlace, operationSubject } from "./operation-changes.js";
import { compareParameters } from "./parameters.js";
import { compareResponses } from "./responses.js";
import { compareSecurity } from "./security.js";
import { compareOwnServers } from "./servers.js";

/**
 * The operations (OAS 3.1 §4.8.10), paired by method and path, whatever its parameters are called, and those that moved
 * by their operationId.
 */
export function compareOperations(comparing: Comparing): readonly Change[] {
  const { sides } = comparing;
  const isMethod = (old: Operation, now: Operation) => old.method === now.method;
  const bases = movedBase(sides) ?? { old: "", new: "" };
  const { pairs, added, removed } = pairUp(sides.old.api.operations, sides.new.api.operations, [
    (old, now) => isMethod(old, now) && bases.old + old.path.value === bases.new + now.path.value,
    (old, now) => isMethod(old, now) && addressIn(bases.old, old) === addressIn(bases.new, now),
    (old, now) => old.operationId !== undefined && old.operationId.value === now.operationId?.value,
  ]);
  return [
    ...removed.map((operation) => removedChange(operation, sides.new)),
    ...pairs.flatMap(([old, now]) => {
      const calls = { old: callOf(sides.old, old), new: callOf(sides.new, now) };
      const isSameAddress = isMethod(old, now) && addressIn(bases.old, old) === addressIn(bases.new, now);
      return comparePair({ old, new: now, calls, isSameAddress }, comparing);
    }),
    ...added.map((operation) => addedChange(operation)),
    ...compareTraceOperations(comparing),
  ];
}

const operationRules: readonly ((pair: OperationPair, comparing: Comparing) => readonly Change[])[] = [
  compareAddress,
  compareName,
  compareDeprecation,
  compareTags,
  compareSecurity,
  (pair, { sides }) => compareOwnServers(pair, sides),
  compareWording,
  compareParameters,
  compareBodies,
  compareUnsentBodies,
  compareResponses,
  compareCallbacks,
];

function comparePair(pair: OperationPair, comparing: Comparing): readonly Change[] {
  return operationRules.flatMap((compare) => compare(pair, comparing));
}

function removedChange(operation: Operation, now: Model): Change {
  const rule = `api-removed-${operation.deprecated ? "with" : "without"}-deprecation`;
  const wire = breaking("request", "calls", "Requests to it are not answered any more.");
  const source = breaking("request", "imports", "Its function and the types made for it are not there any more.");
  const places = { old: operationPlace(operation), new: placeIn(now.api, ["paths", operation.path.value]) };
  const mend = "Deprecate it first and remove it when nobody calls it, or release this as a new version of the API.";
  const subject = operationSubject(operation);
  return { rule, subject, directions: ["request", "response"], wire, source, ...places, what: "was removed", mend };
}

function addedChange(operation: Operation): Change {
  const verdict = compatible("Nobody called it before.");
  const places = { old: undefined, new: operationPlace(operation) };
  const subject = operationSubject(operation);
  return {
    rule: "endpoint-added",
    subject,
    directions: ["request", "response"],
    wire: verdict,
    source: verdict,
    ...places,
    what: "was added",
    mend: undefined,
  };
}

function compareAddress(pair: OperationPair): readonly Change[] {
  const { old, new: now, isSameAddress } = pair;
  if (old.method === now.method && old.path.value === now.path.value) return [];
  const address = ({ method, path }: Operation) => `\`${method.toUpperCase()} ${path.value}\``;
  const places = { old: old.path.keyAt, new: now.path.keyAt };
  const key = "The key of `paths` is another one, so calls of openapi-fetch's own methods do not compile.";
  const source = breaking("request", "`paths`", key);
  if (old.method === now.method && withoutNames(old.path.value) === withoutNames(now.path.value)) {
    const wire = compatible("Names of parameters are not part of a path that is sent.");
    return [
      operationChange(
        "api-path-parameter-renamed",
        `has other names in its path, which was ${address(old)}`,
        pair,
        { wire, source },
        places,
      ),
    ];
  }
  const wire = isSameAddress
    ? compatible("Together with the server, the address is the same.")
    : breaking("request", "calls", `Requests to ${address(old)} are not answered any more.`);
  return [operationChange("api-path-changed", `was ${address(old)}`, pair, { wire, source }, places)];
}

function compareName(pair: OperationPair, { sides }: Comparing): readonly Change[] {
  const [old, now] = [operationName(sides.old, pair.old), operationName(sides.new, pair.new)];
  const parts = (["function", "request", "result"] as const).filter((part) => old[part] !== now[part]);
  const [first] = parts;
  if (first === undefined) return [];
  const wire = compatible("Names are not sent.");
  const source = breaking(
    "request",
    "imports",
    `Code that imports ${parts.map((part) => `\`${old[part]}\``).join(", ")} does not compile.`,
  );
  const at = ({ operationId, path }: Operation) => operationId?.keyAt ?? path.keyAt;
  const change = operationChange(
    "api-operation-id-changed",
    `is \`${now[first]}\` in code, and was \`${old[first]}\``,
    pair,
    { wire, source },
    { old: at(pair.old), new: at(pair.new) },
  );
  return [{ ...change, mend: `Generate anew, and import \`${now[first]}\` in place of \`${old[first]}\`.` }];
}

function compareDeprecation(pair: OperationPair): readonly Change[] {
  if (pair.old.deprecated === pair.new.deprecated) return [];
  const [rule, what] = pair.new.deprecated
    ? ["endpoint-deprecated", "is deprecated"]
    : ["endpoint-reactivated", "is not deprecated any more"];
  return [operationChange(rule, what, pair, { wire: none, source: none })];
}

/** Tags group operations for people, and files of the package (OAS 3.1 §4.8.10). */
function compareTags(pair: OperationPair): readonly Change[] {
  const [old, now] = [new Set(pair.old.tags), new Set(pair.new.tags)];
  const change = (happened: string, what: string) =>
    operationChange(`api-tag-${happened}`, what, pair, { wire: none, source: none });
  return [
    ...[...old].filter((tag) => !now.has(tag)).map((tag) => change("removed", `has no tag ${shownText(tag)} any more`)),
    ...[...now].filter((tag) => !old.has(tag)).map((tag) => change("added", `has the tag ${shownText(tag)}`)),
  ];
}

function compareWording(pair: OperationPair, { reword }: Comparing): readonly Change[] {
  const { old, new: now } = pair;
  if (old.summary !== now.summary || old.description !== now.description) reword({ old: old.at, new: now.at });
  return [];
}
