/** One mistake in a value: where it is, what the contract expects there, and what it is instead. */
export interface Issue {
  /** Where in the value: `["prices", 1, "price_amount"]`; empty for the value itself. */
  readonly path: readonly PropertyKey[];
  /** The same as a JSON Pointer (RFC 6901): `/prices/1/price_amount`. */
  readonly pointer: string;
  /** The keyword of the contract that the value does not meet: `minimum`, `required`, `format`. */
  readonly keyword: string;
  /** What the value must be: `an integer of at least 2000`. */
  readonly expected: string;
  /** What the value is instead, shortened: `1999`, `an object`, `nothing`. */
  readonly received: string;
  /**
   * The component schema that has the keyword: `SharePriceFixed`. Absent if an operation describes the schema inline.
   */
  readonly schema: string | undefined;
  /** The issue in one sentence: `must be an integer of at least 2000, got 1999`. */
  readonly message: string;
  /**
   * Where in the contract the keyword is, as a reference:
   * `#/components/schemas/SharePriceFixed/properties/price_amount/minimum`.
   */
  readonly location: string;
}

/** At most so many issues are reported for one value, so that a large invalid value cannot exhaust memory. */
export const maxIssues = 1000;

/** `{ value }` if the value is valid, otherwise `{ issues }`, at most {@link maxIssues} of them. */
export type ValidationResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };

/** Checks whether a value is a `T`. Returns the same value, unchanged. */
export type Validator<T> = (value: unknown) => ValidationResult<T>;

/** Thrown for a value that does not match its contract. The message lists its issues, up to twenty. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";
  /** What was validated: `ShareUpdate`, `Request PATCH /api/shares/{id}`. */
  readonly subject: string;
  readonly issues: readonly Issue[];
  /**
   * The response that does not match, if it was a response. Its body has been read; status and headers are available.
   */
  declare readonly response?: Response | undefined;

  constructor(subject: string, issues: readonly Issue[]) {
    super(describe(subject, issues));
    this.subject = subject;
    this.issues = issues;
  }
}

/** Whether a value is a `ValidationError`, including one from another copy of this package. */
export function isValidationError(value: unknown): value is ValidationError {
  const { name, issues } = (value ?? {}) as Partial<ValidationError>;
  return name === "ValidationError" && Array.isArray(issues);
}

function describe(subject: string, issues: readonly Issue[]): string {
  const shown = issues.slice(0, 20).map(({ path, message, schema = subject }) => {
    return [formatPath(path), schema === subject ? message : `${message}   (${schema})`] as const;
  });
  const width = Math.min(40, Math.max(...shown.map(([path]) => path.length)));
  const lines = shown.map(([path, message]) => `\n  ${path.padEnd(width)}  ${message}`);
  if (issues.length > 20) lines.push(`\n  … and ${issues.length - 20} more`);
  const count = `${issues.length}${issues.length < maxIssues ? "" : " or more"} place${issues.length === 1 ? "" : "s"}`;
  return `${subject} does not match its contract in ${count}${lines.join("")}`;
}

/** A path as JavaScript code: `prices[1].price_amount`. */
function formatPath(path: readonly PropertyKey[]): string {
  const steps = path.map((key) =>
    /^[a-z_$][\w$]*$/i.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`,
  );
  return steps.join("").replace(/^\./, "") || "value";
}
