import type { Failure, Success } from "./result.js";
import type { HttpStatus } from "./status.js";
import { type Issue, ValidationError, type ValidationResult, type Validator } from "./validation.js";

/** What becomes of a request or a response that does not match its contract: thrown, ignored, or told to a function. */
export type Validation = "throw" | "off" | ((failure: ValidationError) => void | Promise<void>);

/** What is validated, and what becomes of failures; `throw` where nothing is said. */
export interface ValidationSettings {
  readonly request?: Validation | undefined;
  readonly response?: Validation | undefined;
}

/** What every request of an operation may hold. */
export interface CallOptions {
  /** Headers for this call only. */
  readonly headers?: CallHeaders | undefined;
  /** Aborts the call. */
  readonly signal?: AbortSignal | undefined;
}

export type CallHeaders = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** An operation as its function passes it to `call`. */
export interface Operation<Result> {
  readonly method: "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";
  /** The path template: `/api/shares/{id}`. */
  readonly path: string;
  /** Validates `path`, `query` and `headers` of the request together. */
  readonly parameters?: Validator<unknown>;
  readonly body?: Validator<unknown>;
  /** The media type of the body, if it is not `application/json`. */
  readonly contentType?: string;
  readonly responses: Responses<Result>;
}

/** For each status that the contract lists, the validator of its body; `null` where there is no body. */
export type Responses<Result> = {
  readonly [Case in Extract<
    Result,
    Success<HttpStatus, unknown> | Failure<HttpStatus, unknown>
  > as Case["status"]]: BodyValidator<
    Case extends { readonly data: infer Data } ? Data : Case extends { readonly error: infer Problem } ? Problem : never
  >;
};

type BodyValidator<Body> = [Body] extends [undefined] ? null : Validator<Body>;

/** What a request holds, whatever the operation. */
export interface CallRequest extends CallOptions {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** What operation functions need of a client. */
export interface Caller {
  readonly validation: ValidationSettings;
  /** Sends a request through the client's middleware. */
  send(method: string, path: string, request: CallRequest): Promise<Answer>;
}

/** A response whose body has been read, as text. */
export interface Answer {
  readonly response: Response;
  readonly body: string;
}

/**
 * Calls an operation: validates the request, sends it, and gives the response as the case of `Result` that has its
 * status. What is sent is the caller's value as `JSON.stringify` writes it; what is given is the parsed body, untouched.
 *
 * Rejects with a `ValidationError` when the request or the response does not match the contract (unless the client
 * was told otherwise), and with what `fetch` rejects with when there is no response.
 */
export async function call<Result>(
  client: Caller,
  operation: Operation<Result>,
  request: CallRequest = {},
): Promise<Result> {
  const { method, path, parameters, body: bodyValidator, contentType } = operation;
  const name = `${method.toUpperCase()} ${path}`;
  await check(client.validation.request, `Request ${name}`, undefined, () => [
    ...issuesOf(parameters, request).map(withoutHeader),
    ...issuesOf(bodyValidator, request.body).map((issue) => ({
      ...issue,
      path: ["body", ...issue.path],
      pointer: `/body${issue.pointer}`,
    })),
  ]);

  const headers = { "Content-Type": request.body === undefined ? undefined : contentType, ...request.headers };
  const { response, body } = await client.send(method, path, { ...request, headers });
  const { status } = response;
  const responses: Readonly<Record<number, Validator<unknown> | null>> = operation.responses;
  const validator = responses[status];
  if (validator === undefined) return { ok: false, status, body, response } as Result;

  let content: unknown;
  if (validator) {
    try {
      content = JSON.parse(body);
    } catch (cause) {
      return { ok: false, status: "unreadable", body, cause, response } as Result;
    }
    await check(client.validation.response, `Response ${status} of ${name}`, response, () =>
      issuesOf(validator, content),
    );
  }
  return (
    response.ok ? { ok: true, status, data: content, response } : { ok: false, status, error: content, response }
  ) as Result;
}

/** The validator of a body that may be left out. */
export function optional<T>(validator: Validator<T>): Validator<T | undefined> {
  return (value) => (value === undefined ? { value } : validator(value));
}

/** The validator of a body of which the contract says no more than that it is JSON. */
export function anyJson(value: unknown): ValidationResult<unknown> {
  return { value };
}

async function check(
  validation: Validation = "throw",
  subject: string,
  response: Response | undefined,
  find: () => readonly Issue[],
): Promise<void> {
  if (validation === "off") return;
  const issues = find();
  if (issues.length === 0) return;
  const failure = new ValidationError(subject, issues);
  // Not enumerable: whoever logs an error does not want the headers of a response in the log.
  Object.defineProperty(failure, "response", { value: response });
  if (validation === "throw") throw failure;
  await validation(failure);
}

/** Headers hold keys and tokens, and errors are logged: of a header only the rule that it breaks is told. */
function withoutHeader(issue: Issue): Issue {
  const { path, keyword, expected } = issue;
  if (path[0] !== "headers" || keyword === "required") return issue;
  return { ...issue, received: "another value", message: `must be ${expected}` };
}

function issuesOf(validator: Validator<unknown> | undefined, value: unknown): readonly Issue[] {
  return validator?.(value).issues ?? [];
}
