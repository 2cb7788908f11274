/** `error` stops the compilation after the floor that found it; `warning` and `information` do not. */
export type Severity = "error" | "warning" | "information";

/** One kind of thing to tell the user. The type parameter is what a report of it must say. */
export interface MessageTemplate<Details> {
  readonly severity: Severity;
  /** What is wrong, as a sentence that names the thing. */
  readonly message: (details: Details) => string;
  /** How to mend it, as a sentence in the imperative. */
  readonly fix: (details: Details) => string;
}

/** An entry of the catalogue that stops the compilation. */
export function error<Details>(
  message: (details: Details) => string,
  fix: (details: Details) => string,
): MessageTemplate<Details> {
  return { severity: "error", message, fix };
}

/** An entry of the catalogue for what is probably a mistake, or is not what the author may expect. */
export function warning<Details>(
  message: (details: Details) => string,
  fix: (details: Details) => string,
): MessageTemplate<Details> {
  return { severity: "warning", message, fix };
}

/** An entry of the catalogue that is good to know. */
export function information<Details>(
  message: (details: Details) => string,
  fix: (details: Details) => string,
): MessageTemplate<Details> {
  return { severity: "information", message, fix };
}
