import { type Node, propertyValue } from "../../1-load/tree.js";
import type { Change, Verdict } from "../change.js";
import { type Comparing, mendOf } from "../finding.js";
import { keyPlace, placeIn } from "../places.js";
import type { Sides } from "../sides.js";
import { compatible, mayBreak } from "../verdicts.js";
import { isOtherThanWords } from "./not-compared.js";
import { type OperationPair, operationPlace, operationSubject } from "./operation-changes.js";

/**
 * What a contract describes and `fetch` refuses to send. Nothing is generated for it, and it is not compared in detail; but
 * other clients may send it.
 */

/** Bodies of methods that are sent without one: a service may read what another client sends (RFC 9110 §9.3.1). */
export function compareUnsentBodies({ old, new: now }: OperationPair, { reword }: Comparing): readonly Change[] {
  const [was, is] = [old.unsentBody, now.unsentBody];
  if (was === undefined && is === undefined) return [];
  if (was !== undefined && is !== undefined && !isOtherThanWords(was, is, reword)) return [];
  const happened = was === undefined ? "added" : is === undefined ? "removed" : "changed";
  const what = {
    added: "describes a body now",
    removed: "describes no body any more",
    changed: "describes another body",
  };
  const method = now.method.toUpperCase();
  const isOptional = was === undefined && is !== undefined && !isRequired(is);
  const reason = `HTTP gives a body of ${method} no meaning, so it is not compared, but a service may read it.`;
  const wire = isOptional ? compatible("Requests without a body are valid.") : mayBreak("request", "requests", reason);
  const source = compatible(`The package sends ${method} without a body.`);
  return [
    {
      rule: `unsent-request-body-${happened}`,
      subject: operationSubject(now),
      directions: ["request"],
      wire,
      source,
      old: was === undefined ? undefined : keyPlace(was.at, "requestBody"),
      new: is === undefined ? operationPlace(now) : keyPlace(is.at, "requestBody"),
      what: `${what[happened]}, which the package does not send with ${method}`,
      mend: mendOf(wire, source),
    },
  ];
}

function isRequired(body: Node): boolean {
  const required = body.kind === "object" ? propertyValue(body, "required") : undefined;
  return required?.kind === "boolean" && required.value;
}

/** Operations of TRACE, by their paths. */
export function compareTraceOperations({ sides: { old, new: now }, reword }: Comparing): readonly Change[] {
  const [before, after] = [traceOperations(old), traceOperations(now)];
  const source = compatible("Nothing is generated for it.");
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path): readonly Change[] => {
    const [was, is] = [before.get(path), after.get(path)];
    if (was !== undefined && is !== undefined && !isOtherThanWords(was, is, reword)) return [];
    const happened = was === undefined ? "added" : is === undefined ? "removed" : "changed";
    const wire: Verdict =
      was === undefined
        ? compatible("Nobody called it before.")
        : mayBreak(
            "request",
            "calls",
            "No browser and no `fetch` sends TRACE, so it is not compared; another client may.",
          );
    return [
      {
        rule: `trace-operation-${happened}`,
        subject: { kind: "operation", method: "trace", path, part: "" },
        directions: ["request"],
        wire,
        source,
        old: was && keyPlace(was.at, "trace"),
        new: is === undefined ? placeIn(now.api, ["paths", path]) : keyPlace(is.at, "trace"),
        what: happened === "changed" ? "is described otherwise" : `was ${happened}`,
        mend: mendOf(wire, source),
      },
    ];
  });
}

/** As they are written at their paths, and not by reference. */
function traceOperations({ api }: Sides["old"]): ReadonlyMap<string, Node> {
  const paths = api.written.kind === "object" ? propertyValue(api.written, "paths") : undefined;
  if (paths?.kind !== "object") return new Map();
  const written = [...paths.entries.values()].flatMap(({ key, value }) => {
    const trace = value.kind === "object" ? propertyValue(value, "trace") : undefined;
    return trace === undefined ? [] : [[key, trace] as const];
  });
  return new Map(written);
}
