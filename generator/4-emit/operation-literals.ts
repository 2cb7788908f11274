import type { Operation, Server } from "../2-normalise/api.js";
import type { Call, CallBody, Content, HeaderItem, HeaderReading, Outcome } from "../3-analyse/calls.js";
import type { Model, OperationName } from "../3-analyse/model.js";
import { acceptedMediaTypes } from "./accept.js";
import { contentLiteral, validatorsModule } from "./contents.js";
import { block, braces, type Code, callArguments, code, lines, list } from "./print/code.js";
import { imported, propertyKey } from "./print/identifiers.js";
import { mayBeEmpty } from "./requests.js";
import { isSameSecurity, securityLiteral } from "./security.js";
import { serializersLiteral } from "./serializers.js";
import { contentValidatorName } from "./validators/operations.js";
import { runtime } from "./validators/runtime.js";

/** What all operations of an API have in common. */
export interface OperationSurroundings {
  readonly model: Model;
  /** What an operation asks for that does not state its security. */
  readonly security: Call["security"];
}

/** What the runtime must know of an operation, as an object literal: see `Operation` in its `call.ts`. */
export function operationLiteral(
  operation: Operation,
  call: Call,
  names: OperationName,
  { model, security }: OperationSurroundings,
): Code {
  const { method } = operation;
  const serialize = serializersLiteral(call);
  const [server] = call.servers;
  const accept = acceptedMediaTypes(call).join(", ");
  const members = [
    code`method: ${method},`,
    code`path: ${call.address.path},`,
    ...(server === undefined ? [] : [code`server: ${serverLiteral(server)},`]),
    ...(accept === "" ? [] : [code`accept: ${accept},`]),
    ...(call.parameters.length > 0 ? [code`parameters: ${parametersValidator(call, names, model)},`] : []),
    ...(serialize === undefined ? [] : [code`serialize: ${serialize},`]),
    ...(call.body ? [code`body: ${bodyLiteral(call.body, names, model)},`] : []),
    ...(call.body?.required ? [code`bodyRequired: true,`] : []),
    code`responses: ${responsesLiteral(call, names, model)},`,
    ...(isSameSecurity(call.security, security) ? [] : [code`security: ${securityLiteral(call.security)},`]),
  ];
  return code`
    {
      ${lines(members)}
    }`;
}

function serverLiteral({ url, absolute }: Server): Code {
  return absolute ? code`${url}` : code`${imported("relativeServer", runtime("servers"))}(${url})`;
}

/** Headers and cookies hold keys and tokens, which an issue must not show. */
function parametersValidator({ parameters }: Call, names: OperationName, model: Model): Code {
  const own = code`${imported(contentValidatorName(names, "Parameters"), validatorsModule(model))}`;
  const empty = parameters.filter(mayBeEmpty).map(({ name }) => code`${name}`);
  const validator =
    empty.length === 0
      ? own
      : code`${imported("allowingEmpty", runtime("parameters/empty-values"))}(${own}, ${list(code`[`, empty, code`]`)})`;
  const isSecret = parameters.some(({ group }) => group === "headers" || group === "cookies");
  return isSecret ? code`${imported("hidingValues", runtime("parameters/hidden-values"))}(${validator})` : validator;
}

/** Where a body is required of which the contract says nothing else, the validator checks just that. */
function bodyLiteral({ contents, required }: CallBody, names: OperationName, model: Model): Code {
  const given = required ? imported("given", runtime("contents/given")) : undefined;
  return choiceOf(
    contents,
    contents.map((content) => contentLiteral({ ...content, mediaType: content.sentAs }, names, model, given)),
  );
}

function contentsLiteral(contents: readonly Content[], names: OperationName, model: Model): Code {
  return choiceOf(
    contents,
    contents.map((content) => contentLiteral(content, names, model)),
  );
}

function choiceOf(contents: readonly Content[], literals: readonly Code[]): Code {
  const isChoice = contents.length > 1 || contents.some(({ mediaType }) => mediaType.includes("*"));
  return isChoice ? code`${imported("oneOf", runtime("content-choice"))}${callArguments(literals)}` : code`${literals}`;
}

function responsesLiteral({ outcomes }: Call, names: OperationName, model: Model): Code {
  const members = outcomes.map((outcome) => code`${outcome.key}: ${outcomeLiteral(outcome, names, model)}`);
  // One on a line each: a further response is a further line.
  return members.length > 1 ? block(members.map((member) => code`${member},`)) : code`{ ${lines(members)} }`;
}

function outcomeLiteral({ contents, headers }: Outcome, names: OperationName, model: Model): Code {
  const content = contents.length === 0 ? code`null` : contentsLiteral(contents, names, model);
  if (headers.length === 0) return content;
  const readers = headers.flatMap(({ name, reading }) =>
    reading.kind === "text" ? [] : [code`${propertyKey(name)}: ${headerReader(reading)}`],
  );
  return braces([code`headers: ${reader("responseHeaders")}(${braces(readers)})`, code`content: ${content}`]);
}

function headerReader(reading: HeaderReading): Code {
  switch (reading.kind) {
    case "list":
      return code`${reader("headerList")}(${reader(itemReaders[reading.item])})`;
    case "json":
      return reader("headerJson");
    default:
      return reader(itemReaders[reading.kind]);
  }
}

const itemReaders: Readonly<Record<HeaderItem, string>> = {
  text: "headerText",
  number: "headerNumber",
  integer: "headerInteger",
  boolean: "headerBoolean",
};

function reader(name: string): Code {
  return imported(name, runtime("response-headers"));
}
