import type {
  Api,
  HttpMethod,
  MediaType,
  Operation,
  OperationId,
  Parameter,
  ParameterLocation,
  RequestBody,
  Response,
  SchemaId,
  SecurityRequirement,
  Status,
} from "../2-normalise/api.js";
import { type Codec, codecOf } from "../2-normalise/media-types.js";
import type { Span } from "../diagnostics/source.js";

/** An operation as those who call it see it: what one call sends, and what can come back. */
export interface Call {
  /** In the order of the document, those of the Path Item Object first. */
  readonly parameters: readonly CallParameter[];
  /** Absent where a call sends no body. */
  readonly body: CallBody | undefined;
  /** In the order of the document. A service may answer with something else. */
  readonly outcomes: readonly Outcome[];
  /** Alternatives, one of which a call meets; empty where the contract asks for nothing. */
  readonly security: readonly SecurityRequirement[];
}

export type Calls = ReadonlyMap<OperationId, Call>;

export interface CallParameter extends Parameter {
  /** The property of a request that it stands under. */
  readonly group: ParameterGroupName;
}

/** The properties of a request that hold parameters. */
export type ParameterGroupName = (typeof groupNames)[ParameterLocation];

/** The parameters that stand together under one property of a request. At least one. */
export interface ParameterGroup {
  readonly name: ParameterGroupName;
  readonly parameters: readonly CallParameter[];
  /** Whether one of them must be sent. */
  readonly required: boolean;
}

export interface CallBody {
  readonly at: Span;
  readonly required: boolean;
  readonly description: string | undefined;
  /** The body in each media type in which it may be sent. At least one, in the order of the document. */
  readonly contents: readonly Content[];
}

/** A response that the contract describes. */
export interface Outcome {
  readonly at: Span;
  readonly status: Status;
  /** The key of the response in the contract, which tells results apart: `404`, `"4XX"`, `"default"`. */
  readonly key: number | string;
  /** Behind the name of the operation, the name of what is made for it: `Response200`. */
  readonly name: string;
  /** Whether its status means success (RFC 9110 §15.3). */
  readonly ok: boolean;
  readonly description: string | undefined;
  /** The body in each media type in which it may come, in the order of the document. Empty where it has no body. */
  readonly contents: readonly Content[];
}

/** A body in one media type. */
export interface Content {
  readonly at: Span;
  /** Behind the name of the operation, the name of its validator: `Body`, `Response200`. Unique in the call. */
  readonly name: string;
  readonly mediaType: string;
  readonly codec: Codec;
  /** Absent where the contract accepts every value that the codec can write. */
  readonly schema: SchemaId | undefined;
}

/**
 * The call of every operation. Whoever comes after the analysis reads these, and not the parameters, bodies and responses
 * of the operations themselves: what a call sends and receives is decided here and nowhere else.
 */
export function callsOf({ operations }: Pick<Api, "operations">): Calls {
  return new Map(operations.map((operation) => [operation.id, callOfOperation(operation)]));
}

/** The call of an operation. Throws where there is none: analysis must cover every operation. */
export function callOf({ calls }: { readonly calls: Calls }, { id }: Operation): Call {
  const call = calls.get(id);
  if (call === undefined) throw new Error(`${id} has no call: analysis must cover every operation`);
  return call;
}

/** The parameters by the property of a request that they stand under. A property without parameters is left out. */
export function groupsOf({ parameters }: Call): readonly ParameterGroup[] {
  return Object.values(groupNames).flatMap((name) => {
    const members = parameters.filter(({ group }) => group === name);
    return members.length === 0
      ? []
      : [{ name, parameters: members, required: members.some(({ required }) => required) }];
  });
}

/** Every body that can be sent or received, in each media type; those that are sent come first. */
export function contentsOf({ body, outcomes }: Call): readonly Content[] {
  return [...(body?.contents ?? []), ...outcomes.flatMap(({ contents }) => contents)];
}

/** The one content of a body, or none. Throws where there are several: normalise refuses a second media type. */
export function soleContent(contents: readonly Content[]): Content | undefined {
  if (contents.length > 1)
    throw new Error(`${contents.map(({ name }) => name).join()}: normalise must refuse the second`);
  return contents[0];
}

/** Whether a call may say who is calling. */
export function isSecured({ security }: Call): boolean {
  return security.some(({ schemes }) => schemes.length > 0);
}

const groupNames = { path: "path", query: "query", header: "headers" } as const;

function callOfOperation({ method, parameters, requestBody, responses, security }: Operation): Call {
  return {
    parameters: parameters.map((parameter) => ({ ...parameter, group: groupNames[parameter.in] })),
    body: requestBody && bodyOf(requestBody),
    outcomes: responses.map((response) => outcomeOf(response, method)),
    security,
  };
}

function bodyOf({ at, required, description, content }: RequestBody): CallBody {
  return { at, required, description, contents: content.map((each) => contentOf(each, "Body")) };
}

/** Where the method is HEAD, no answer has a body, whatever the contract says (RFC 9110 §9.3.2). */
function outcomeOf({ at, status, description, content }: Response, method: HttpMethod): Outcome {
  const key = keyOf(status);
  const name = `Response${status.kind === "default" ? "Default" : key}`;
  const contents = method === "head" ? [] : content.map((each) => contentOf(each, name));
  return { at, status, key, name, ok: isSuccess(status), description, contents };
}

function contentOf({ at, name: mediaType, schema }: MediaType, name: string): Content {
  const codec = codecOf(mediaType);
  if (codec === undefined) throw new Error(`${mediaType} has no codec: normalise must refuse it`);
  return { at, name, mediaType, codec, schema };
}

function keyOf(status: Status): number | string {
  switch (status.kind) {
    case "code":
      return status.code;
    case "class":
      return `${status.digit}XX`;
    case "default":
      return "default";
    default:
      return status satisfies never;
  }
}

function isSuccess(status: Status): boolean {
  switch (status.kind) {
    case "code":
      return status.code >= 200 && status.code < 300;
    case "class":
      return status.digit === 2;
    case "default":
      return false;
    default:
      return status satisfies never;
  }
}
