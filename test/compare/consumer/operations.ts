import type { JsonContent, Operation, Parameter, RequestBody, Response } from "../../../generator/2-normalise/api.js";
import type { Model, OperationName, Shape } from "../../../generator/3-analyse/model.js";
import { toPascalCase } from "../../../generator/3-analyse/words.js";
import { clientNames } from "../../../generator/4-emit/client.js";
import { block, type Code, code, join, lines } from "../../../generator/4-emit/print/code.js";
import { type Declaration, memberSignature } from "../../../generator/4-emit/print/declare.js";
import { access } from "../../../generator/4-emit/print/identifiers.js";
import { hasOptionalRequest } from "../../../generator/4-emit/requests.js";
import { contentOf } from "../../../generator/4-emit/results.js";
import { fullValue, type Given, objectOf } from "./given.js";
import { literalOf, objectLiteral } from "./literals.js";
import { shapeOf, type, typeOf, value } from "./names.js";
import { reads, sink } from "./received.js";

/** For each operation, a function that calls it with a minimal and a full request, and deals with all it can give. */
export function operationCalls(model: Model): readonly Declaration[] {
  return [...model.operationNames].map(([operation, names]) => operationCall(operation, names, model));
}

function operationCall(operation: Operation, names: OperationName, model: Model): Declaration {
  const call = value(names.function, model);
  const request = type(names.request, model);
  return {
    kind: "function",
    async: true,
    name: `call${toPascalCase(names.function)}`,
    parameters: [
      { name: "client", type: type(clientNames(model).client, model) },
      { name: "all", type: allOf(operation, model) },
    ],
    returns: code`Promise<void>`,
    body: lines([
      code`const minimal: ${request} = ${minimalRequest(operation, model)};`,
      code`const full: ${request} = ${fullRequest(operation, functionGroups, model)};`,
      code`await ${call}(client, minimal);`,
      ...(hasOptionalRequest(operation) ? [code`await ${call}(client);`] : []),
      code`const result: ${type(names.result, model)} = await ${call}(client, full);`,
      ...statusReads(operation, model),
      ...pathUse(operation, model),
    ]),
  };
}

/** What an API's parameters are called in a request, by where they are. */
type Groups = Readonly<Record<Parameter["in"], string>>;
const functionGroups: Groups = { path: "path", query: "query", header: "headers" };
const rawGroups: Groups = { path: "path", query: "query", header: "header" };
const places: readonly Parameter["in"][] = ["path", "query", "header"];

function parametersIn({ parameters }: Operation, place: Parameter["in"]): readonly Parameter[] {
  return parameters.filter((parameter) => parameter.in === place);
}

function bodyShape({ schema }: JsonContent, model: Model): Shape {
  return schema === undefined ? { kind: "unknown" } : shapeOf(schema, model);
}

/** The type of all that can be given to an operation: a variable for each parameter, and those that the body is made of. */
function allOf(operation: Operation, model: Model): Code {
  const groups = places.flatMap((place): readonly (readonly [string, Code])[] => {
    const parameters = parametersIn(operation, place);
    if (parameters.length === 0) return [];
    const members = parameters.map(({ name, schema }) => ({ name, shape: shapeOf(schema, model) }));
    return [[place, typeOf(objectOf(members), model)]];
  });
  const { requestBody } = operation;
  const body = requestBody === undefined ? [] : [["body", bodyOf(requestBody, model).type] as const];
  const members = [...groups, ...body].map(([name, type]) => memberSignature({ name, type, readonly: true }));
  return members.length === 0 ? code`object` : block(members.map((member) => code`${member};`));
}

function bodyOf({ content }: RequestBody, model: Model): Given {
  return fullValue(bodyShape(content, model), code`all.body`, model);
}

function minimalRequest(operation: Operation, model: Model): Code {
  return objectLiteral([...minimalParameters(operation, model), ...minimalBody(operation, model)]);
}

function minimalParameters(operation: Operation, model: Model): readonly (readonly [string, Code])[] {
  return places.flatMap((place) => {
    const required = parametersIn(operation, place).filter((parameter) => parameter.required);
    if (required.length === 0) return [];
    const members = required.map(
      ({ name, schema }) => [name, literalOf(shapeOf(schema, model), model) ?? code`${null}`] as const,
    );
    return [[functionGroups[place], objectLiteral(members)] as const];
  });
}

function minimalBody({ requestBody }: Operation, model: Model): readonly (readonly [string, Code])[] {
  if (!requestBody?.required) return [];
  return [["body", literalOf(bodyShape(requestBody.content, model), model) ?? code`all.body`] as const];
}

function fullRequest(operation: Operation, groups: Groups, model: Model): Code {
  return objectLiteral([...fullParameters(operation, groups), ...fullBody(operation, model)]);
}

function fullParameters(operation: Operation, groups: Groups): readonly (readonly [string, Code])[] {
  return places.flatMap((place) => {
    const parameters = parametersIn(operation, place);
    if (parameters.length === 0) return [];
    const given = access(code`all`, place);
    return [
      [groups[place], objectLiteral(parameters.map(({ name }) => [name, access(given, name)] as const))] as const,
    ];
  });
}

function fullBody({ requestBody }: Operation, model: Model): readonly (readonly [string, Code])[] {
  return requestBody === undefined ? [] : [["body", bodyOf(requestBody, model).value] as const];
}

/** Each status that the contract lists by itself; what is left is an answer whose body is a text. */
function statusReads(operation: Operation, model: Model): readonly Code[] {
  const read = operation.responses.map((response) => {
    const content = contentOf(response, operation);
    return { status: response.status, success: isSuccess(response), shape: content && bodyShape(content, model) };
  });
  const promising = read.some(({ shape }) => shape !== undefined);
  return [
    code`switch (result.status) {`,
    ...read.flatMap(({ status, success, shape }) => [
      code`  case ${status}:`,
      ...(shape === undefined
        ? [sink(bodyOfResult(success), code`undefined`)]
        : reads(bodyOfResult(success), shape, model)
      ).map((statement) => code`    ${statement}`),
      code`    break;`,
    ]),
    ...(promising
      ? [code`  case "unreadable":`, code`    void [result.cause, result.body.length];`, code`    break;`]
      : []),
    code`  default:`,
    code`    ((status: number, body: string) => [status, body])(result.status, result.body);`,
    code`}`,
    ...dataRead(operation, model),
  ];
}

function bodyOfResult(success: boolean): Code {
  return success ? code`result.data` : code`result.error`;
}

/** What a call that went well gives, whatever its status; nothing where one of them has no body. */
function dataRead(operation: Operation, model: Model): readonly Code[] {
  const contents = operation.responses.filter(isSuccess).map((response) => contentOf(response, operation));
  const members = contents.flatMap((content) => (content === undefined ? [] : [bodyShape(content, model)]));
  if (members.length === 0 || members.length < contents.length) return [];
  return [code`if (result.ok) ${sink(code`result.data`, typeOf({ kind: "union", members }, model))}`];
}

/**
 * What the methods of openapi-fetch take, which the same client has: the path, the method and the parameters; and the
 * types of bodies, as those take them out of `paths` who know openapi-typescript. The methods themselves are not
 * called, since checking their types takes longer than all the rest.
 */
function pathUse(operation: Operation, model: Model): readonly Code[] {
  const { path, method, requestBody, responses } = operation;
  const found = code`${type("paths", model)}[${path.value}][${method}]`;
  const content = ({ mediaType }: JsonContent) => code`["content"][${mediaType}]`;
  const received = responses.flatMap((response) => {
    const listed = contentOf(response, operation);
    return listed === undefined ? [] : [code`${found}["responses"][${response.status}]${content(listed)}`];
  });
  const sent = requestBody && code`NonNullable<${found}["requestBody"]>${content(requestBody.content)}`;
  return [
    code`const parameters: ${found}["parameters"] = ${objectLiteral(fullParameters(operation, rawGroups))};`,
    code`const received: readonly (${join(code` | `, [...received, code`undefined`])})[] = [];`,
    ...(requestBody && sent
      ? [code`const sent: ${sent} = ${bodyOf(requestBody, model).value};`, code`void sent;`]
      : []),
    code`void [parameters, received];`,
  ];
}

function isSuccess({ status }: Response): boolean {
  return status >= 200 && status < 300;
}
