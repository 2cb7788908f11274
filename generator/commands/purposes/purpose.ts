import type { Diagnostics } from "../../diagnostics/collector.js";
import type { GenerateOptions } from "../../run/generate.js";
import type { Call } from "../configuration/options.js";
import type { Report } from "../reports/report.js";

/** What a call is for. */
export type Purpose =
  /** To have what the contracts say. */
  | { readonly kind: "generate" }
  /** To know whether what is there is what the contracts say. */
  | { readonly kind: "check" }
  /** To have it as the version that follows from what changed. */
  | { readonly kind: "bump" };

/** A call, whatever it is for. */
export interface Asked {
  readonly call: Call;
  /** Nobody reads what changed. */
  readonly quiet: boolean;
  readonly diagnostics: Diagnostics;
  readonly options: Pick<GenerateOptions, "root" | "patience" | "onStage">;
}

/** What a call came to. */
export type Findings = Pick<Report, "outcome" | "stale" | "changes" | "version">;

/** The findings of a call after which there is nothing to compare. */
export function plainly(outcome: Findings["outcome"]): Findings {
  return { outcome, stale: [], changes: undefined };
}
