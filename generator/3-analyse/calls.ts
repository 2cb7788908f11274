import type {
  Api,
  HttpMethod,
  Operation,
  Parameter,
  ParameterLocation,
  RequestBody,
  Response,
  SecurityRequirement,
  SecurityScheme,
  Status,
} from "../2-normalise/api.js";
import { addressOf } from "../2-normalise/templates.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { contentsOfBody } from "./call-contents.js";
import type {
  Call,
  CallBody,
  CallParameter,
  Calls,
  Content,
  Outcome,
  ParameterGroup,
  ParameterGroupName,
  SecurityAlternative,
} from "./call-model.js";
import { headerReading } from "./header-readings.js";
import { reportNesting } from "./parameter-nesting.js";
import { areScalars, formsOf } from "./text-forms.js";

export type * from "./call-model.js";

/**
 * The call of every operation. Whoever comes after the analysis reads these, and not the parameters, bodies and responses
 * of the operations themselves: what a call sends and receives is decided here and nowhere else.
 *
 * Reports what a contract says of a body or a header that no call can keep to.
 */
export function callsOf(api: Contract, diagnostics: Diagnostics): Calls {
  return new Map(api.operations.map((operation) => [operation.id, callOfOperation(operation, api, diagnostics)]));
}

type Contract = Pick<Api, "operations" | "schemas" | "security">;

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

/** The default content of a body, or none. For those who know one only. */
export function soleContent(contents: readonly Content[]): Content | undefined {
  return contents[0];
}

/** Whether a call needs a credential of the client, may have one, or has none to send. */
export function credentialNeed({ security }: Call): "none" | "optional" | "required" {
  const sent = security.map(({ schemes }) => schemes.some(({ scheme }) => isSent(scheme)));
  if (!sent.includes(true)) return "none";
  return sent.includes(false) ? "optional" : "required";
}

/** Whether a call may say who is calling. */
export function isSecured(call: Call): boolean {
  return credentialNeed(call) !== "none";
}

/** Whether the client sends a credential for a scheme. */
export function isSent({ kind }: SecurityScheme): boolean {
  return kind !== "mutualTLS" && kind !== "http";
}

const groupNames: Readonly<Record<ParameterLocation, ParameterGroupName>> = {
  path: "path",
  query: "query",
  querystring: "querystring",
  header: "headers",
  cookie: "cookies",
};

function callOfOperation(operation: Operation, api: Contract, diagnostics: Diagnostics): Call {
  const { method, path, parameters, requestBody, responses, security, servers } = operation;
  const hasSuccess = responses.some(({ status }) => isSuccess(status) === true);
  return {
    address: addressOf(path.value),
    parameters: parameters.map((parameter) => callParameter(parameter, api, diagnostics)),
    body: requestBody && bodyOf(requestBody, api, diagnostics),
    outcomes: responses.map((response) => outcomeOf(response, { method, hasSuccess }, api, diagnostics)),
    security: security.map((requirement) => alternativeOf(requirement, api)),
    servers,
  };
}

function callParameter(parameter: Parameter, api: Contract, diagnostics: Diagnostics): CallParameter {
  const { name, schema, serialization } = parameter;
  if (schema !== undefined && serialization.kind === "style") {
    reportNesting(name, schema, serialization.style, api, diagnostics);
  }
  return { ...parameter, group: groupNames[parameter.in], wire: isPlain(parameter, api) ? "plain" : "structured" };
}

function isPlain({ in: location, schema, serialization }: Parameter, api: Contract): boolean {
  if (schema === undefined || serialization.kind === "content") return false;
  const { style, allowReserved, allowEmptyValue } = serialization;
  const isDefault = style === (location === "query" || location === "cookie" ? "form" : "simple");
  return isDefault && !allowReserved && !allowEmptyValue && areScalars(formsOf(schema, api));
}

function bodyOf(
  { at, required, description, content }: RequestBody,
  api: Contract,
  diagnostics: Diagnostics,
): CallBody {
  return { at, required, description, contents: contentsOfBody(content, "Body", "request", api, diagnostics) };
}

function outcomeOf(
  response: Response,
  { method, hasSuccess }: { readonly method: HttpMethod; readonly hasSuccess: boolean },
  api: Contract,
  diagnostics: Diagnostics,
): Outcome {
  const { at, status, description, headers, content, links } = response;
  const key = keyOf(status);
  const name = `Response${status.kind === "default" ? "Default" : key}`;
  const isEmpty = method === "head" || (status.kind === "code" && withoutBody.has(status.code));
  const [first] = content;
  if (isEmpty && first !== undefined) {
    const of = method === "head" ? "an answer to HEAD" : `a ${key}`;
    diagnostics.report("response-body-impossible", first.keyAt, { of });
  }
  const success = isSuccess(status);
  return {
    at,
    status,
    key,
    name,
    ok: success === "either" && hasSuccess ? false : success,
    description,
    headers: headers.map((header) => ({ ...header, reading: headerReading(header, api, diagnostics) })),
    contents: isEmpty ? [] : contentsOfBody(content, name, "response", api, diagnostics),
    links,
  };
}

/** Statuses whose responses have no body, whatever the contract says (RFC 9110 §15.3.5, §15.3.6, §15.4.5). */
const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

function alternativeOf({ at, schemes }: SecurityRequirement, { security }: Contract): SecurityAlternative {
  return {
    at,
    schemes: schemes.map(({ name, scopes }) => {
      const scheme = security.find((each) => each.name === name);
      if (scheme === undefined) throw new Error(`${name} is no security scheme: normalise must report it`);
      return { scheme, scopes };
    }),
  };
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

function isSuccess(status: Status): boolean | "either" {
  switch (status.kind) {
    case "code":
      return status.code >= 200 && status.code < 300;
    case "class":
      return status.digit === 2;
    case "default":
      return "either";
    default:
      return status satisfies never;
  }
}
