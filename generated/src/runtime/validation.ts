/** One place in which a value does not match its contract. */
export interface Issue {
  /** Where in the value: `["prices", 1, "price_amount"]`. */
  readonly path: readonly PropertyKey[];
  /** The same as a JSON Pointer (RFC 6901): `/prices/1/price_amount`. */
  readonly pointer: string;
  /** The keyword of the contract that does not hold: `minimum`, `required`, `format`. */
  readonly keyword: string;
  /** What must be there: `an integer of at least 2000`. */
  readonly expected: string;
  /** What is there instead, cut short: `1999`, `an object`, `nothing`. */
  readonly received: string;
  /** The component schema that asks for it: `SharePriceFixed`. Absent where that is described in an operation. */
  readonly schema: string | undefined;
  /** Both in one sentence: `must be an integer of at least 2000, got 1999`. */
  readonly message: string;
  /** Where in the contract, as a reference: `#/components/schemas/SharePriceFixed/properties/price_amount/minimum`. */
  readonly location: string;
}

/** How many issues are told of one value: enough for any person, and no danger to memory. */
export const mostIssues = 1000;

/** The value, when it is valid, or else everything that is wrong with it, up to {@link mostIssues}. */
export type ValidationResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };

/** Says whether a value is a `T`. Never changes the value. */
export type Validator<T> = (value: unknown) => ValidationResult<T>;

/** A value that does not match its contract. Its message names every place, up to twenty. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";
  /** What was validated: `ShareUpdate`, `Request PATCH /api/shares/{id}`. */
  readonly subject: string;
  readonly issues: readonly Issue[];
  /** The response that does not match, where it was one. Its body has been read; its status and headers are there. */
  declare readonly response?: Response | undefined;

  constructor(subject: string, issues: readonly Issue[]) {
    super(describe(subject, issues));
    this.subject = subject;
    this.issues = issues;
  }
}

/** Whether a value is a `ValidationError`, also one of another copy of this package. */
export function isValidationError(value: unknown): value is ValidationError {
  const { name, issues } = (value ?? {}) as Partial<ValidationError>;
  return name === "ValidationError" && Array.isArray(issues);
}

function describe(subject: string, issues: readonly Issue[]): string {
  const shown = issues.slice(0, 20).map(({ path, message, schema = subject }) => {
    return [formatPath(path), schema === subject ? message : `${message}   (${schema})`] as const;
  });
  const width = Math.min(40, Math.max(...shown.map(([where]) => where.length)));
  const lines = shown.map(([where, what]) => `\n  ${where.padEnd(width)}  ${what}`);
  if (issues.length > 20) lines.push(`\n  … and ${issues.length - 20} more`);
  const count = `${issues.length}${issues.length < mostIssues ? "" : " or more"} place${issues.length === 1 ? "" : "s"}`;
  return `${subject} does not match its contract in ${count}${lines.join("")}`;
}

/** A path as one would write it in code: `prices[1].price_amount`. */
function formatPath(path: readonly PropertyKey[]): string {
  const steps = path.map((key) =>
    /^[a-z_$][\w$]*$/i.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`,
  );
  return steps.join("").replace(/^\./, "") || "value";
}
