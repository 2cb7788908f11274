import { type Content, contentFor, textOf, UnreadableBody, type WrittenBody } from "./contents.js";
import type { ParameterRules } from "./parameters/rules.js";
import { type HeaderReaders, responseHeaders } from "./response-headers.js";
import type { UnexpectedAnswer } from "./result.js";
import type { Security } from "./security.js";
import { type Issue, ValidationError, type Validator } from "./validation.js";

/** What becomes of a request or a response that does not match its contract. */
export type Validation =
  /** A request is refused with a `ValidationError`; a response is an unexpected one. */
  | "on"
  /** Nothing is validated. */
  | "off"
  /** It is reported, and sent or returned all the same. */
  | ((failure: ValidationError) => void | Promise<void>);

/** What is validated; `on` where nothing is said. */
export interface ValidationSettings {
  readonly request?: Validation | undefined;
  readonly response?: Validation | undefined;
}

/** What every call of an operation may be given, besides what the operation sends. */
export interface CallOptions extends FetchOptions {
  /** Headers for this call only. */
  readonly headers?: CallHeaders | undefined;
  /** Aborts the call. */
  readonly signal?: AbortSignal | undefined;
  /** Where the API is, for this call. Credentials are sent to the client's own `baseUrl` only. */
  readonly baseUrl?: string | undefined;
  /** What sends this request, instead of the client's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** What is validated in this call. */
  readonly validate?: boolean | ValidationSettings | undefined;
}

/** What `fetch` is told of a request. */
export interface FetchOptions {
  readonly cache?: "default" | "no-store" | "reload" | "no-cache" | "force-cache" | "only-if-cached" | undefined;
  readonly credentials?: RequestInit["credentials"] | undefined;
  readonly integrity?: string | undefined;
  readonly keepalive?: boolean | undefined;
  readonly mode?: RequestInit["mode"] | undefined;
  readonly priority?: "high" | "low" | "auto" | undefined;
  readonly referrer?: string | undefined;
  readonly referrerPolicy?: RequestInit["referrerPolicy"] | undefined;
}

export type Fetch = (request: Request) => Promise<Response>;

export type CallHeaders = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** An operation as its function passes it to `call`. */
export interface Operation {
  readonly method: string;
  /** The path template: `/api/shares/{id}`. */
  readonly path: string;
  /** The query that the path template itself has. */
  readonly query?: string;
  /** Validates the parameters of the request together. */
  readonly parameters?: Validator<unknown>;
  /** How parameters are written that are more than one string, number or boolean. */
  readonly rules?: ParameterRules;
  /** Where the operation is, if it has a server of its own. */
  readonly server?: string;
  /** The media types of the body, the default first. */
  readonly body?: Content | readonly Content[];
  /** Whether a request must have a body. */
  readonly bodyRequired?: boolean;
  /** By status code, class (`4XX`) or `default`. */
  readonly responses: Readonly<Record<string, Outcome>>;
  /** What the operation asks for; the client's own where nothing is said. */
  readonly security?: Security;
}

/** The bodies that a response may have, and its headers; `null` where there is no body. */
export type Outcome = Content | readonly Content[] | null | OutcomeWithHeaders;

export interface OutcomeWithHeaders {
  readonly headers: HeaderReaders;
  readonly content: Content | readonly Content[] | null;
}

/** What a request holds, whatever the operation. */
export interface CallRequest extends CallOptions {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** The whole query, where the contract has a parameter for it. */
  readonly querystring?: unknown;
  readonly cookies?: Readonly<Record<string, unknown>> | undefined;
  readonly contentType?: string | undefined;
  readonly body?: unknown;
}

/** What operation functions need of a client. */
export interface Caller {
  readonly validation: ValidationSettings;
  /** Sends a request through the client's middleware, and resolves to the response as the last of them left it. */
  send(operation: Operation, request: CallRequest, body: WrittenBody | undefined): Promise<Response>;
}

/**
 * Calls an operation: validates the request, sends it, and returns the response as the case of `Result` that it is.
 *
 * Rejects for two reasons only: with a `ValidationError` (or a `TypeError`, for what cannot be written) when the request
 * is wrong, and nothing was sent; and with what `fetch` rejects with when there is no response.
 */
export async function call<Result>(client: Caller, operation: Operation, request: CallRequest = {}): Promise<Result> {
  const settings = settingsOf(request.validate) ?? client.validation;
  const name = `${operation.method.toUpperCase()} ${operation.path}`;
  const content = bodyContent(operation, request, name);
  await checkRequest(settings.request, `Request ${name}`, operation, request, content);
  const body = request.body === undefined || content === undefined ? undefined : writeBody(content, request, name);
  const response = await client.send(operation, request, body);
  const answer = await answerOf(operation, response, settings.response, name, request.signal ?? undefined);
  // Not enumerable, so that a result is a plain object to whoever copies it.
  Object.defineProperty(answer, "response", { value: response });
  return answer as Result;
}

/** Validation as callers set it. */
export function settingsOf(validate: boolean | ValidationSettings | undefined): ValidationSettings | undefined {
  if (typeof validate !== "boolean") return validate;
  return validate ? {} : { request: "off", response: "off" };
}

function listOf(content: Content | readonly Content[] | null | undefined): readonly Content[] {
  return content === null || content === undefined ? [] : "mediaType" in content ? [content] : content;
}

/** The content that a request's body is written as. */
function bodyContent({ body }: Operation, { contentType }: CallRequest, name: string): Content | undefined {
  const contents = listOf(body);
  if (contentType === undefined) return contents[0];
  const found = contentFor(contentType, contents);
  if (found === undefined) throw new TypeError(`${name} has no body of the media type ${contentType}`);
  return found;
}

/** Writes a body. A range such as `image/*` is no media type of a body: the caller or the `Blob` says which it is. */
function writeBody(content: Content, { body, contentType }: CallRequest, name: string): WrittenBody {
  const written = content.write(body);
  const type = written.contentType ?? contentType ?? content.mediaType;
  if (type.includes("*")) throw new TypeError(`${name} needs the media type of its body, one of ${type}`);
  return { body: written.body, contentType: type };
}

async function checkRequest(
  validation: Validation = "on",
  subject: string,
  { parameters, bodyRequired }: Operation,
  request: CallRequest,
  content: Content | undefined,
): Promise<void> {
  if (validation === "off") return;
  const isAbsent = request.body === undefined && bodyRequired !== true;
  const issues = [
    ...issuesOf(parameters, request).map(withoutSecret),
    ...(isAbsent ? [] : issuesOf(content?.validator ?? given, request.body)).map((issue) => ({
      ...issue,
      path: ["body", ...issue.path],
      pointer: `/body${issue.pointer}`,
    })),
  ];
  if (issues.length === 0) return;
  const failure = new ValidationError(subject, issues);
  if (validation === "on") throw failure;
  await validation(failure);
}

/** The validator of a body of which the contract says nothing but that there is one. */
const given: Validator<unknown> = (value) =>
  value === undefined ? { issues: [{ ...nothing, message: `must be ${nothing.expected}, got nothing` }] } : { value };

const nothing = {
  path: [],
  pointer: "",
  keyword: "required",
  expected: "given",
  received: "nothing",
  schema: undefined,
  location: "",
};

/** Headers and cookies hold keys and tokens, and errors are logged: an issue names the rule and not the value. */
function withoutSecret(issue: Issue): Issue {
  const { path, keyword, expected } = issue;
  if ((path[0] !== "headers" && path[0] !== "cookies") || keyword === "required") return issue;
  return { ...issue, received: "another value", message: `must be ${expected}` };
}

function issuesOf(validator: Validator<unknown> | undefined, value: unknown): readonly Issue[] {
  return validator?.(value).issues ?? [];
}

/** What an answer is, without its `response`. */
async function answerOf(
  { method, responses }: Operation,
  response: Response,
  validation: Validation = "on",
  name: string,
  signal: AbortSignal | undefined,
): Promise<object> {
  const { status } = response;
  const key = [String(status), `${Math.floor(status / 100)}XX`, "default"].find((each) =>
    Object.hasOwn(responses, each),
  );
  if (key === undefined) {
    const body = await textOf(response);
    signal?.throwIfAborted();
    return unexpected({ reason: "unlisted", status, body });
  }
  const outcome = responses[key] as Outcome;
  const { headers, content } = outcome !== null && "headers" in outcome ? outcome : { headers: {}, content: outcome };
  const contents = hasBody(method, status) ? listOf(content) : [];
  try {
    const found = contentFor(response.headers.get("Content-Type"), contents);
    if (contents.length > 0 && found === undefined) {
      const answer = await otherMediaType(response, contents);
      signal?.throwIfAborted();
      return unexpected(answer);
    }
    const reading = { subject: `Response ${status} of ${name}`, signal, validation };
    const read = found && (await found.read(response, reading));
    if (found === undefined) await response.body?.cancel();
    const issues = validation === "off" || read === undefined ? [] : issuesOf(found?.validator, read.value);
    if (read !== undefined && issues.length > 0) {
      if (typeof validation !== "function") {
        return unexpected({ reason: "invalid", status, body: read.text, value: read.value, issues });
      }
      await validation(failureOf(reading.subject, issues, response));
    }
    return described(key, found?.mediaType, read?.value, isSuccess(key, status, responses), response, headers);
  } catch (error) {
    if (!(error instanceof UnreadableBody) || signal?.aborted) throw signal?.aborted ? signal.reason : error;
    return unexpected({ reason: "unreadable", status, body: error.body, cause: error.cause });
  }
}

/** What the contract lists for a status, if it is a success: a `default` beside a listed success is none. */
function isSuccess(key: string, status: number, responses: Operation["responses"]): boolean {
  if (key !== "default") return key.startsWith("2");
  return status >= 200 && status < 300 && !Object.keys(responses).some((each) => each.startsWith("2"));
}

/** Whether HTTP lets a response have a body, whatever the contract says (RFC 9110 §6.4.1). */
function hasBody(method: string, status: number): boolean {
  return method !== "head" && status !== 204 && status !== 205 && status !== 304;
}

async function otherMediaType(response: Response, contents: readonly Content[]): Promise<UnexpectedAnswer> {
  const listed = contents.map(({ mediaType }) => mediaType).join(" or ");
  const cause = new TypeError(`Its media type is ${response.headers.get("Content-Type")}, not ${listed}`);
  return { reason: "unreadable", status: response.status, body: await textOf(response), cause };
}

function described(
  key: string,
  contentType: string | undefined,
  value: unknown,
  ok: boolean,
  response: Response,
  readers: HeaderReaders,
): object {
  const status = /^\d+$/.test(key) ? Number(key) : key;
  const result = ok ? { ok, status, contentType, data: value } : { ok, status, contentType, error: value };
  return Object.defineProperty(result, "headers", { value: responseHeaders(response.headers, readers) });
}

function unexpected(answer: UnexpectedAnswer): object {
  return { ok: false, unexpected: answer };
}

function failureOf(subject: string, issues: readonly Issue[], response: Response): ValidationError {
  return Object.defineProperty(new ValidationError(subject, issues), "response", { value: response });
}
