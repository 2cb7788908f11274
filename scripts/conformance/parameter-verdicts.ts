import { mayBeRefused, type ParameterCase } from "./parameter-cases.js";
import { type Outcome, outcomeOf } from "./parameter-outcomes.js";

/** A case, and how the runtime does in it. */
export interface Judged {
  readonly parameter: ParameterCase;
  readonly outcome: Outcome;
  readonly verdict: Verdict;
}

export type Verdict = (typeof ways)[number] | "failed";

/** The ways in which a case passes. */
export const ways = ["as expected", "as acceptable", "refused", "decided"] as const;

/** Judges a case in every version of OpenAPI that it holds for: it fails where one of them does. */
export function judge(parameter: ParameterCase): Judged {
  const judged = parameter.oas.map((version) => {
    const outcome = outcomeOf(parameter, version);
    return { parameter, outcome, verdict: verdictOf(parameter, outcome) };
  });
  const [first] = judged;
  if (first === undefined) throw new Error(`${parameter.id} holds for no version of OpenAPI`);
  return judged.find(({ verdict }) => verdict === "failed") ?? first;
}

function verdictOf(parameter: ParameterCase, outcome: Outcome): Verdict {
  switch (parameter.level) {
    case "normative":
    case "recommended":
      if (outcome.kind === "refused") return mayBeRefused(parameter) ? "refused" : "failed";
      return textVerdict(parameter, outcome);
    case "must-reject":
      return outcome.kind === "refused" ? "refused" : "failed";
    case "undefined-by-spec":
      if (outcome.kind === "crashed") return "failed";
      return outcome.kind === "sent" && outcome.text.includes("[object") ? "failed" : "decided";
    case "ignored-by-spec":
      return outcome.kind === "ignored" ? "as expected" : "failed";
    default:
      return parameter.level satisfies never;
  }
}

function textVerdict({ value, expected, acceptable = [] }: ParameterCase, outcome: Outcome): Verdict {
  if (outcome.kind !== "sent" && outcome.kind !== "omitted") return "failed";
  // An empty header and none have the same text. The empty string is a value, and sent.
  if (value === "" && outcome.kind === "omitted") return "failed";
  const text = outcome.kind === "sent" ? outcome.text : "";
  if (text === expected) return "as expected";
  return acceptable.includes(text) ? "as acceptable" : "failed";
}
