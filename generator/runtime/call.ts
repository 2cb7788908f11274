import {
  type Body,
  type Content,
  contentFor,
  type Reading,
  textOf,
  type UnreadableBody,
  type WrittenBody,
} from "./contents.js";
import type { Serializers } from "./parameters/serializers.js";
import type { ResponseHeaders, UnexpectedAnswer } from "./result.js";
import type { Security } from "./security.js";
import { type Issue, isValidationError, ValidationError, type Validator } from "./validation.js";

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
  /** Headers for this call only; `null` leaves out one of the client. */
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

/** Headers of which the contract describes some, in a type of their own. Others are sent as well. */
export type DescribedHeaders<Described> = Described &
  Readonly<Record<string, CallHeaders[string] | Described[keyof Described]>>;

/** An operation as its function passes it to `call`. What it names is bundled with it, and nothing else. */
export interface Operation {
  readonly method: string;
  /** The path template: `/api/shares/{id}`. */
  readonly path: string;
  /** Validates the parameters of the request together. */
  readonly parameters?: Validator<unknown>;
  /** How parameters are written, by their location. */
  readonly serialize?: Serializers;
  /** Where the operation is, if it has a server of its own; of a relative one, what resolves it. */
  readonly server?: string | ((baseUrl: string) => string);
  /** The media types of its responses, as `Accept` has them. Absent where they have no body. */
  readonly accept?: string;
  readonly body?: Body;
  /** Whether a request must have a body. */
  readonly bodyRequired?: boolean;
  /** By status code, class (`4XX`) or `default`. */
  readonly responses: Readonly<Record<string, Outcome>>;
  /** What the operation asks for; the client's own where nothing is said. */
  readonly security?: Security;
}

/** The bodies that a response may have, and its headers; `null` where there is no body. */
export type Outcome = Body | null | OutcomeWithHeaders;

export interface OutcomeWithHeaders {
  /** Reads the headers that the contract describes. */
  readonly headers: (headers: Headers) => ResponseHeaders<unknown>;
  readonly content: Body | null;
}

/** What a request holds, whatever the operation. */
export interface CallRequest extends Omit<CallOptions, "headers"> {
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** The whole query, where the contract has a parameter for it. */
  readonly querystring?: unknown;
  readonly cookies?: Readonly<Record<string, unknown>> | undefined;
  /** The media type that the response should have. */
  readonly accept?: string | undefined;
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
  const validation = settingsOf(request.validate) ?? client.validation;
  const name = `${operation.method.toUpperCase()} ${operation.path}`;
  const content = bodyContent(operation, request, name);
  await checkRequest(validation.request, `Request ${name}`, operation, request, content);
  const response = await send(client, operation, request, content).catch((error) => {
    // What writes a value does not know for which operation.
    const isUnnamed = isValidationError(error) && error.subject === "Request";
    throw isUnnamed ? new ValidationError(`Request ${name}`, error.issues) : error;
  });
  const signal = request.signal ?? undefined;
  const reading = {
    subject: `Response ${response.status} of ${name}`,
    signal,
    validation: validation.response ?? "on",
  };
  try {
    const answer = await answerOf(operation, response, reading);
    // Not enumerable, so that a result is a plain object to whoever copies it.
    return Object.defineProperty(answer, "response", { value: response }) as Result;
  } finally {
    // Whatever became of a body whose reading was aborted: the caller wants to hear of the abort.
    signal?.throwIfAborted();
  }
}

/** Validation as callers set it. */
export function settingsOf(validate: boolean | ValidationSettings | undefined): ValidationSettings | undefined {
  if (typeof validate !== "boolean") return validate;
  return validate ? {} : { request: "off", response: "off" };
}

/** The content that a request's body is written as. */
function bodyContent({ body }: Operation, { contentType }: CallRequest, name: string): Content | undefined {
  const content = body && contentFor(contentType ?? null, body);
  if (content || contentType === undefined) return content;
  throw new TypeError(`${name} has no body of the media type ${contentType}`);
}

async function send(
  client: Caller,
  operation: Operation,
  request: CallRequest,
  content: Content | undefined,
): Promise<Response> {
  const { body, contentType } = request;
  const written: WrittenBody | undefined =
    body === undefined || content === undefined
      ? undefined
      : { contentType: contentType ?? content.mediaType, ...content.write(body, contentType) };
  return client.send(operation, request, written);
}

async function checkRequest(
  validation: Validation = "on",
  subject: string,
  { parameters, bodyRequired }: Operation,
  request: CallRequest,
  content: Content | undefined,
): Promise<void> {
  if (validation === "off") return;
  const hasBody = request.body !== undefined || bodyRequired;
  const issues = [
    ...issuesOf(parameters, request),
    ...(hasBody ? issuesOf(content?.validator, request.body) : []).map((issue) => ({
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

function issuesOf(validator: Validator<unknown> | undefined, value: unknown): readonly Issue[] {
  return validator?.(value).issues ?? [];
}

/** What an answer is, without its `response`. */
async function answerOf({ method, responses }: Operation, response: Response, reading: Reading): Promise<object> {
  const { status } = response;
  const keys = [String(status), `${String(status)[0]}XX`, "default"];
  const key = keys.find((each) => Object.hasOwn(responses, each));
  if (key === undefined) return unexpected({ reason: "unlisted", status, body: await textOf(response) });
  const outcome = responses[key] ?? null;
  const { content: body, headers } = hasHeaders(outcome) ? outcome : { content: outcome };
  const answer = {
    key,
    ok: isSuccess(key, response, responses),
    headers: headers?.(response.headers) ?? response.headers,
  };
  if (body === null || !hasBody(method, status)) {
    await response.body?.cancel();
    return described(answer);
  }
  const content = contentFor(response.headers.get("Content-Type"), body);
  const read = await (content?.read(response, reading) ?? otherMediaType(response, body));
  if ("cause" in read) return unexpected({ reason: "unreadable", status, body: read.text, cause: read.cause });
  const { subject, validation } = reading;
  const issues = validation === "off" ? [] : issuesOf(content?.validator, read.value);
  if (issues.length > 0) {
    const { text, value } = read;
    if (typeof validation !== "function") return unexpected({ reason: "invalid", status, body: text, value, issues });
    await validation(Object.defineProperty(new ValidationError(subject, issues), "response", { value: response }));
  }
  return described(answer, content?.mediaType, read.value);
}

function hasHeaders(outcome: Operation["responses"][string]): outcome is OutcomeWithHeaders {
  return outcome !== null && "content" in outcome;
}

/** Whether what the contract lists is a success: a `default` beside a listed success is none. */
function isSuccess(key: string, { ok }: Response, responses: Operation["responses"]): boolean {
  const isListed = (each: string) => each.startsWith("2");
  return isListed(key) || (key === "default" && ok && !Object.keys(responses).some(isListed));
}

/** Whether HTTP lets a response have a body, whatever the contract says (RFC 9110 §6.4.1). */
function hasBody(method: string, status: number): boolean {
  return method !== "head" && ![204, 205, 304].includes(status);
}

async function otherMediaType(response: Response, { mediaType }: Body): Promise<UnreadableBody> {
  const cause = new TypeError(`Its media type is ${response.headers.get("Content-Type")}, not ${mediaType}`);
  return { text: await textOf(response), cause };
}

interface DescribedAnswer {
  readonly key: string;
  readonly ok: boolean;
  readonly headers: unknown;
}

function described({ key, ok, headers }: DescribedAnswer, contentType?: string, value?: unknown): object {
  const status = Number(key) || key;
  const result = { ok, status, contentType, [ok ? "data" : "error"]: value };
  return Object.defineProperty(result, "headers", { value: headers });
}

function unexpected(answer: UnexpectedAnswer): object {
  return { ok: false, unexpected: answer };
}
