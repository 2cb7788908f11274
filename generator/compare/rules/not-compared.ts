import { canonicalJson } from "../../1-load/canonical-json.js";
import { type Node, toJson } from "../../1-load/tree.js";
import type { Outcome } from "../../3-analyse/calls.js";
import type { Change, Subject } from "../change.js";
import { none } from "../effects.js";
import type { Comparing } from "../finding.js";
import { type OperationPair, operationSubject } from "./operation-changes.js";

/**
 * What a contract says besides the calls that a client makes. That it is written in another way is named; what that means
 * is not compared. A schema that it refers to and that has a name is compared by itself.
 */

/** Webhooks (OAS 3.1 §4.8.1): calls that the service makes. */
export function compareWebhooks({ sides: { old, new: now } }: Comparing): readonly Change[] {
  const places = { old: old.api.webhooks?.at ?? old.api.at, new: now.api.webhooks?.at ?? now.api.at };
  return compareUnread("webhooks", old.api.webhooks, now.api.webhooks, { kind: "api" }, places);
}

/** Callbacks (OAS 3.1 §4.8.18): calls that the service makes because of an operation. */
export function compareCallbacks({ old, new: now }: OperationPair): readonly Change[] {
  const places = { old: old.callbacks?.at ?? old.at, new: now.callbacks?.at ?? now.at };
  return compareUnread("callbacks", old.callbacks, now.callbacks, operationSubject(now), places);
}

/** Links (OAS 3.1 §4.8.20): which operation a value of a response can be given to. */
export function compareLinks(old: Outcome, now: Outcome, pair: OperationPair): readonly Change[] {
  if (linksOf(old) === linksOf(now)) return [];
  const subject = operationSubject(pair.new, `response ${now.key}`);
  return [notCompared("links", subject, { old: old.links[0]?.at ?? old.at, new: now.links[0]?.at ?? now.at })];
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

type Places = Pick<Change, "old" | "new">;

function compareUnread(
  field: "webhooks" | "callbacks",
  old: Node | undefined,
  now: Node | undefined,
  subject: Subject,
  places: Places,
): readonly Change[] {
  return textOf(old) === textOf(now) ? [] : [notCompared(field, subject, places)];
}

function textOf(node: Node | undefined): string | undefined {
  return node && canonicalJson(toJson(node));
}

function notCompared(field: "webhooks" | "callbacks" | "links", subject: Subject, places: Places): Change {
  return {
    rule: `${field}-not-compared`,
    subject,
    directions: ["request", "response"],
    wire: none,
    source: none,
    ...places,
    what: `has other \`${field}\`, which are not compared`,
    mend: undefined,
  };
}
