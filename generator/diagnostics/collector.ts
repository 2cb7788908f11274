import { type Code, catalogue, type DetailsOf } from "./catalogue.js";
import type { MessageTemplate, Severity, Strictness } from "./message.js";
import type { Span } from "./source.js";
import { createSuggest, type Suggest } from "./suggestion.js";

/** One report: a message of the catalogue with its details filled in, and the span that it is about. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** Absent only where there is no document to point into: a file that is not there, a folder that cannot be written. */
  readonly at: Span | undefined;
  /** What is wrong. */
  readonly message: string;
  /** How to fix it. */
  readonly fix: string;
  /** Other spans that belong to the mistake: the first of two duplicates. */
  readonly related: readonly Related[];
}

export interface Related {
  readonly label: string;
  readonly at: Span;
}

/**
 * Collects the user's mistakes, so that one run shows all of them. A phase reports a mistake and goes on with a
 * stand-in value; only bugs of specmill itself are thrown.
 */
export interface Diagnostics {
  report<C extends Code>(code: C, at: Span | undefined, details: DetailsOf<C>, related?: readonly Related[]): void;
  /** The name of a document that a misspelled one was meant to be, for the details of a report. */
  readonly suggest: Suggest;
  /** Adds the diagnostics of another collector. */
  include(others: Pick<Diagnostics, "all">): void;
  /** All diagnostics: files in the order of their first report, and by offset within a file. Equal reports count once. */
  all(): readonly Diagnostic[];
  hasErrors(): boolean;
  /** What a report of this code is here: how strict the collector is decides. */
  severityOf(code: Code): Severity;
}

/** A new, empty collector. How strict it is decides the severity of what is reported to it. */
export function createDiagnostics(strictness: Strictness = "standard"): Diagnostics {
  const diagnostics = new Map<string, Diagnostic>();
  let errors = 0;
  function add(diagnostic: Diagnostic): void {
    const { code, at, message } = diagnostic;
    const key = JSON.stringify([code, at?.source.path, at?.start, at?.end, message]);
    if (diagnostics.has(key)) return;
    diagnostics.set(key, diagnostic);
    if (diagnostic.severity === "error") errors++;
  }
  return {
    report(code, at, details, related = []) {
      const template = catalogue[code] as unknown as MessageTemplate<typeof details>;
      const severity = severityIn(template, strictness);
      const isSurvived = template.severity === "error" && severity !== "error";
      const reading = isSurvived ? ` ${template.leniently?.(details)}` : "";
      const message = template.message(details) + reading;
      add({ code, severity, at, message, fix: template.fix(details), related });
    },
    severityOf: (code) => severityIn(catalogue[code], strictness),
    suggest: createSuggest(),
    include: (others) => others.all().forEach(add),
    all: () => inDocumentOrder([...diagnostics.values()]),
    hasErrors: () => errors > 0,
  };
}

/** Whether a code is an error that does not stop a lenient compilation. */
export function isReadLeniently(code: Code): boolean {
  return severityIn(catalogue[code], "standard") === "error" && severityIn(catalogue[code], "lenient") !== "error";
}

function severityIn(
  { severity, leniently }: Pick<MessageTemplate<never>, "severity" | "leniently">,
  strictness: Strictness,
): Severity {
  if (severity === "warning" && strictness === "strict") return "error";
  if (severity === "error" && strictness === "lenient" && leniently !== undefined) return "warning";
  return severity;
}

function inDocumentOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const paths = new Set(diagnostics.map(({ at }) => at?.source.path));
  const ranks = new Map([...paths].map((path, rank) => [path, rank]));
  const rank = ({ at }: Diagnostic) => ranks.get(at?.source.path) ?? 0;
  return diagnostics.toSorted((a, b) => rank(a) - rank(b) || (a.at?.start ?? 0) - (b.at?.start ?? 0));
}
