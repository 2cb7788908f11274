import type { Failure, Success, Unexpected } from "./result.js";

type AnyResult = Success<unknown, unknown> | Failure<unknown, unknown> | Unexpected;
type Refusal<Result> = Exclude<Result, { readonly ok: true }>;

/** What {@link orThrow} throws: the result of a call that did not succeed, as an error. */
export class ApiError<Result extends AnyResult = AnyResult> extends Error {
  override readonly name = "ApiError";
  /** The key under `responses` of the contract; `undefined` for an answer that the contract does not describe. */
  readonly status: Refusal<Result>["status"];
  /** The body of a failure that the contract describes. */
  readonly error: Refusal<Result>["error"];
  /** What the contract does not describe. */
  readonly unexpected: Refusal<Result>["unexpected"];
  /** Not enumerable: whoever logs an error does not want the headers of a response in the log. */
  declare readonly response: Response;

  constructor(result: Refusal<Result>) {
    super(messageOf(result));
    this.status = result.status;
    this.error = result.error;
    this.unexpected = result.unexpected;
    Object.defineProperty(this, "response", { value: result.response });
  }
}

/** Whether a value is an `ApiError`, also one of another copy of this package. Name a result to have its type. */
export function isApiError<Result extends AnyResult = AnyResult>(value: unknown): value is ApiError<Result> {
  return value instanceof Error && value.name === "ApiError" && "unexpected" in value;
}

/**
 * The data of a successful call. Throws an {@link ApiError} for every other result; rejects as the call does when the
 * request is wrong or when there is no response.
 */
export async function orThrow<Result extends AnyResult>(
  call: Promise<Result>,
): Promise<Extract<Result, { readonly ok: true }>["data"]> {
  const result: AnyResult = await call;
  if (result.ok) return result.data as Extract<Result, { readonly ok: true }>["data"];
  throw new ApiError<Result>(result as Refusal<Result>);
}

function messageOf({ unexpected, response }: Failure<unknown, unknown> | Unexpected): string {
  const status = `${response.status} ${response.statusText}`.trim();
  switch (unexpected?.reason) {
    case undefined:
      return status;
    case "unlisted":
      return `${status}, which the contract does not list`;
    case "unreadable":
      return `${status} with a body that cannot be read: ${String(unexpected.cause)}`;
    case "invalid":
      return `${status} with a body that does not match its schema: ${unexpected.issues[0]?.message}`;
  }
}
