import { canonicalJson } from "../../1-load/canonical-json.js";
import { type JsonValue, type Node, toJson } from "../../1-load/tree.js";
import type { Api, SchemaId } from "../../2-normalise/api.js";
import { reachableFrom } from "../../2-normalise/reachable-schemas.js";
import { keysOfData, keysOfNames } from "../../2-normalise/written-out.js";
import type { Outcome } from "../../3-analyse/calls.js";
import type { Span } from "../../diagnostics/source.js";
import type { Change, Subject } from "../change.js";
import { type Comparing, mendOf } from "../finding.js";
import { placeIn } from "../places.js";
import { breaking, compatible, none } from "../verdicts.js";
import { shownText } from "../words.js";
import { type OperationPair, operationSubject } from "./operation-changes.js";
import { unrefinedChange } from "./unrefined.js";

/**
 * What a contract says besides the calls that a client makes. That it is written in another way is named; what that means
 * is not compared, so it may break. A schema that it refers to and that has a name is compared by itself.
 */

/** Webhooks (OAS 3.1 §4.8.1): calls that the service makes. */
export function compareWebhooks({ sides: { old, new: now }, reword }: Comparing): readonly Change[] {
  const at = { old: old.api.webhooks, new: now.api.webhooks };
  return compareCalls("webhook", at, { kind: "api" }, placeIn(now.api, ["webhooks"]), reword);
}

/** Callbacks (OAS 3.1 §4.8.18): calls that the service makes because of an operation. */
export function compareCallbacks({ old, new: now }: OperationPair, { reword }: Comparing): readonly Change[] {
  return compareCalls("callback", { old: old.callbacks, new: now.callbacks }, operationSubject(now), now.at, reword);
}

/** Calls that the service makes, by their names. Whoever is called is the reader: what the service sends is a response to it. */
function compareCalls(
  noun: "webhook" | "callback",
  calls: { readonly old: Node | undefined; readonly new: Node | undefined },
  subject: Subject,
  around: Span,
  reword: Comparing["reword"],
): readonly Change[] {
  const [before, after] = [entriesOf(calls.old), entriesOf(calls.new)];
  const source = compatible("Nothing is generated for it.");
  const common = { subject, directions: ["response"], source, mend: undefined } as const;
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name): readonly Change[] => {
    const [was, is] = [before.get(name), after.get(name)];
    const shown = `${noun} ${shownText(name)}`;
    if (is === undefined) {
      const wire = breaking("response", "receivers", "Whoever waits for it does not get it any more.");
      const places = { old: was?.at, new: calls.new?.at ?? around };
      return [
        {
          ...common,
          ...places,
          rule: `${noun}-removed`,
          wire,
          mend: mendOf(wire, source),
          what: `has no ${shown} any more`,
        },
      ];
    }
    if (was === undefined) {
      const wire = compatible("Nobody waited for it before.");
      return [{ ...common, rule: `${noun}-added`, wire, old: undefined, new: is.at, what: `has the ${shown}` }];
    }
    if (!isOtherThanWords(was, is, reword)) return [];
    const difference = {
      rule: `${noun}-changed`,
      what: `describes the ${shown} in another way`,
      subject,
      direction: "response",
      source,
    } as const;
    return [unrefinedChange({ ...difference, old: was.at, new: is.at })];
  });
}

/** Links (OAS 3.1 §4.8.20): which operation a value of a response can be given to. They make no value valid or invalid. */
export function compareLinks(old: Outcome, now: Outcome, pair: OperationPair): readonly Change[] {
  if (linksOf(old) === linksOf(now)) return [];
  return [
    {
      rule: "links-not-compared",
      subject: operationSubject(pair.new, `response ${now.key}`),
      directions: ["response"],
      wire: none,
      source: none,
      old: old.links[0]?.at ?? old.at,
      new: now.links[0]?.at ?? now.at,
      what: "has other `links`, which are not compared",
      mend: undefined,
    },
  ];
}

/** The schemas that webhooks, callbacks and bodies that are not sent refer to, and all that they apply. */
export function schemasNotCompared({ webhooks, operations, schemas }: Api): ReadonlySet<SchemaId> {
  const roots = [webhooks, ...operations.flatMap(({ callbacks, unsentBody }) => [callbacks, unsentBody])].flatMap(
    (node) => (node === undefined ? [] : referencesIn(toJson(node))),
  );
  return reachableFrom(
    roots.filter((id) => schemas.has(id)),
    schemas,
  );
}

function referencesIn(value: JsonValue): readonly SchemaId[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [inner as SchemaId] : referencesIn(inner),
  );
}

function linksOf({ links }: Outcome): string {
  const texts = links.map(({ name, target, parameters, requestBody }) =>
    canonicalJson({
      name,
      target: target === undefined ? null : { ...target },
      parameters: Object.fromEntries(parameters),
      requestBody: requestBody === undefined ? [] : [requestBody],
    }),
  );
  return texts.toSorted().join();
}

function entriesOf(node: Node | undefined): ReadonlyMap<string, Node> {
  if (node?.kind !== "object") return new Map();
  return new Map([...node.entries.values()].map(({ key, value }) => [key, value]));
}

/** Whether what nobody reads is different in more than its words, which are counted. */
export function isOtherThanWords(old: Node, now: Node, reword: Comparing["reword"]): boolean {
  const [before, after] = [toJson(old), toJson(now)];
  if (canonicalJson(before) === canonicalJson(after)) return false;
  if (canonicalJson(withoutWords(before)) !== canonicalJson(withoutWords(after))) return true;
  reword({ old: old.at, new: now.at });
  return false;
}

/**
 * A document without what is for people alone: its texts, examples, tags, and the names of operations. What is wrapped in
 * an `allOf` for such a text stands for itself.
 */
function withoutWords(value: JsonValue): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutWords);
  const entries = Object.entries(value).filter(([key]) => !words.has(key));
  const [[key, inner] = [], another] = entries;
  if (key === "allOf" && another === undefined && Array.isArray(inner) && inner.length === 1)
    return withoutWords(inner[0]);
  return Object.fromEntries(entries.map(([key, inner]) => [key, keptOf(key, inner)]));
}

/** Data stays as it is, and what has the name of such a text is none. */
function keptOf(key: string, inner: JsonValue): JsonValue {
  if (keysOfData.has(key)) return inner;
  if (!keysOfNames.has(key) || typeof inner !== "object" || inner === null || Array.isArray(inner))
    return withoutWords(inner);
  return Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, withoutWords(each)]));
}

const words: ReadonlySet<string> = new Set([
  ...(["summary", "description", "title", "$comment", "externalDocs"] as const),
  ...(["example", "examples", "tags", "operationId"] as const),
]);
