/** `error` stops the compilation after the floor that found it; `warning` and `information` do not. */
export type Severity = "error" | "warning" | "information";

/** One kind of thing to tell the user. The type parameter is what a report of it must say. */
export interface Message<Details> {
  readonly severity: Severity;
  /** What is wrong, as a sentence that names the thing. */
  readonly what: (details: Details) => string;
  /** How to mend it, as a sentence in the imperative. */
  readonly mend: (details: Details) => string;
}

/** An entry of the catalogue that stops the compilation. */
export function error<Details>(
  what: (details: Details) => string,
  mend: (details: Details) => string,
): Message<Details> {
  return { severity: "error", what, mend };
}

/** An entry of the catalogue for what is probably a mistake, or is not what the author may expect. */
export function warning<Details>(
  what: (details: Details) => string,
  mend: (details: Details) => string,
): Message<Details> {
  return { severity: "warning", what, mend };
}

/** An entry of the catalogue that is good to know. */
export function information<Details>(
  what: (details: Details) => string,
  mend: (details: Details) => string,
): Message<Details> {
  return { severity: "information", what, mend };
}
