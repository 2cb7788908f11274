/** `error` stops the compilation after the phase that reports it; `warning` and `information` do not. */
export type Severity = "error" | "warning" | "information";

/** An entry of the catalogue. `Details` are the values that a report of it fills in. */
export interface MessageTemplate<Details> {
  readonly severity: Severity;
  /** What is wrong, as a sentence that names what it is about. */
  readonly message: (details: Details) => string;
  /** How to fix it, as a sentence in the imperative. */
  readonly fix: (details: Details) => string;
  /** How an error is read where documents are read leniently, as a sentence. Absent where it cannot be read at all. */
  readonly leniently?: (details: Details) => string;
}

/**
 * What a mistake leads to. `standard`: what its severity says. `strict`: a warning stops the compilation as well.
 * `lenient`: an error that can be read in some way does not.
 */
export type Strictness = (typeof strictnesses)[number];

export const strictnesses = ["strict", "standard", "lenient"] as const;

/**
 * An entry of the catalogue that stops the compilation. `leniently` says how it is read where documents are read
 * leniently.
 */
export function error<Details>(
  message: (details: Details) => string,
  fix: (details: Details) => string,
  leniently?: (details: Details) => string,
): MessageTemplate<Details> {
  return { severity: "error", message, fix, ...(leniently && { leniently }) };
}

/** An entry of the catalogue for a probable mistake, or for what the author may not expect. */
export function warning<Details>(
  message: (details: Details) => string,
  fix: (details: Details) => string,
): MessageTemplate<Details> {
  return { severity: "warning", message, fix };
}

/** An entry of the catalogue that is good to know and needs no action. */
export function information<Details>(
  message: (details: Details) => string,
  fix: (details: Details) => string,
): MessageTemplate<Details> {
  return { severity: "information", message, fix };
}
