import type { HostileCase } from "./cases.js";

/** How the generator, or what it generated, came to an end. */
export type Outcome =
  | { readonly kind: "generated" }
  | {
      readonly kind: "refused";
      readonly code: string;
      /** `file:line:column`, where the refusal has a place. */
      readonly place: string | undefined;
      readonly others: number;
      /** Because of the folder to write to, which is in no document. */
      readonly byCall: boolean;
    }
  /** The command has no such option. */
  | { readonly kind: "not yet"; readonly option: string }
  | { readonly kind: "timed out"; readonly during: string }
  | { readonly kind: "crashed"; readonly during: string; readonly reason: string };

/** What an attack left behind. */
export interface Evidence {
  /** When a payload ran, or where it stands as code. */
  readonly payloads: readonly string[];
  readonly prototypes: readonly string[];
  readonly network: readonly string[];
  /** What was written, changed or deleted outside of the output folder. */
  readonly elsewhere: readonly string[];
  /** Whether a file that is nobody's business was printed or generated. */
  readonly leaked: boolean;
  /** What was generated from a document that was refused. */
  readonly leftBehind: readonly string[];
  /** The lines that a diagnostic should be about, and none is. */
  readonly unnamed: readonly string[];
  readonly notImported: readonly string[];
  /** What generated code makes of a value, where it should have made something else of it. */
  readonly failedProbes: readonly string[];
}

export interface Row {
  readonly id: string;
  readonly expect: string;
  readonly outcome: Outcome;
  readonly evidence: Evidence;
  readonly verdict: Verdict;
}

/** `NOT OK`: an attack got through. `to be worked off`: it did not, but not as the index has it. */
export type Verdict = "ok" | "NOT OK" | "to be worked off";

export function judge(
  hostile: Pick<HostileCase, "id" | "expect" | "expectation">,
  outcome: Outcome,
  evidence: Evidence,
): Row {
  const { id, expect } = hostile;
  return { id, expect, outcome, evidence, verdict: verdictOf(hostile, outcome, evidence) };
}

function verdictOf({ expectation }: Pick<HostileCase, "expectation">, outcome: Outcome, evidence: Evidence): Verdict {
  const { payloads, prototypes, network, elsewhere, leaked, notImported, failedProbes } = evidence;
  if (leaked || [payloads, prototypes, network, elsewhere, notImported].some((found) => found.length > 0))
    return "NOT OK";
  switch (outcome.kind) {
    case "timed out":
    case "crashed":
      return "NOT OK";
    case "not yet":
      return "to be worked off";
    case "refused":
      if (expectation === "generate" || evidence.leftBehind.length + evidence.unnamed.length > 0)
        return "to be worked off";
      return outcome.place !== undefined || outcome.byCall ? "ok" : "to be worked off";
    case "generated":
      return expectation === "refuse" || failedProbes.length + evidence.unnamed.length > 0 ? "to be worked off" : "ok";
    default:
      return outcome satisfies never;
  }
}
