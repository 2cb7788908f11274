import type { Change } from "../change.js";
import type { Comparing } from "../finding.js";
import { breaking, compatible } from "../verdicts.js";
import { compareContents } from "./contents.js";
import { type OperationPair, operationChange, operationSubject } from "./operation-changes.js";

/** Request bodies (OAS 3.1 §4.8.13). */
export function compareBodies(pair: OperationPair, comparing: Comparing): readonly Change[] {
  const [old, now] = [pair.calls.old.body, pair.calls.new.body];
  if (old === undefined && now === undefined) return [];
  if (old === undefined || now === undefined) {
    const places = { old: old?.at ?? pair.old.at, new: now?.at ?? pair.new.at };
    if (now === undefined) {
      const wire = breaking("request", "requests", "Requests with a body were valid and are not any more.");
      const source = breaking("request", "calls", "Code that gives a body does not compile.");
      return [operationChange("request-body-removed", "takes no body any more", pair, { wire, source }, places)];
    }
    const verdicts = now.required
      ? {
          wire: breaking("request", "requests", "Requests without a body were valid and are not any more."),
          source: breaking("request", "calls", "Code that gives no body does not compile."),
        }
      : { wire: compatible("Requests without a body are valid."), source: compatible("Calls without a body compile.") };
    const required = now.required ? "required" : "optional";
    return [
      operationChange(
        `request-body-added-${required}`,
        `takes a body now, which is ${required}`,
        pair,
        verdicts,
        places,
      ),
    ];
  }
  if (old.description !== now.description) comparing.reword({ old: old.at, new: now.at });
  const places = { old: old.at, new: now.at };
  const becoming =
    old.required === now.required
      ? []
      : [
          now.required
            ? operationChange(
                "request-body-became-required",
                "requires its body",
                pair,
                {
                  wire: breaking("request", "requests", "Requests without a body were valid and are not any more."),
                  source: breaking("request", "calls", "Code that gives no body does not compile."),
                },
                places,
              )
            : operationChange(
                "request-body-became-optional",
                "does not require its body any more",
                pair,
                {
                  wire: compatible("Requests with a body are valid."),
                  source: compatible("Calls with a body compile."),
                },
                places,
              ),
        ];
  const subject = operationSubject(pair.new, "request body");
  return [...becoming, ...compareContents(old.contents, now.contents, subject, "request", comparing)];
}
