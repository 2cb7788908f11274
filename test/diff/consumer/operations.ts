import type { JsonContent, Operation, Parameter } from "../../../generator/2-normalise/api.js";
import type { Model, OperationName, Shape } from "../../../generator/3-analyse/model.js";
import { toPascalCase } from "../../../generator/3-analyse/words.js";
import { clientNames } from "../../../generator/4-emit/client.js";
import { block, type Code, callArguments, code, lines } from "../../../generator/4-emit/print/code.js";
import { type Declaration, memberSignature } from "../../../generator/4-emit/print/declare.js";
import { access } from "../../../generator/4-emit/print/identifiers.js";
import { hasOptionalRequest } from "../../../generator/4-emit/requests.js";
import { contentOf } from "../../../generator/4-emit/results.js";
import { literalOf, objectLiteral } from "./literals.js";
import { shapeOf, type, typeOf, value } from "./names.js";
import { objectType } from "./sent.js";

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
      code`const full: ${request} = ${fullRequest(operation, functionGroups)};`,
      code`await ${call}(client, minimal);`,
      ...(hasOptionalRequest(operation) ? [code`await ${call}(client);`] : []),
      code`const result: ${type(names.result, model)} = await ${call}(client, full);`,
      ...statusReads(operation, model),
      ...rawCall(operation, model),
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

/** The type of all that can be given to an operation: one variable for each parameter, and one for the body. */
function allOf(operation: Operation, model: Model): Code {
  const groups = places.flatMap((place): readonly (readonly [string, Code])[] => {
    const parameters = parametersIn(operation, place);
    if (parameters.length === 0) return [];
    const members = parameters.map(({ name, schema }) => [name, shapeOf(schema, model)] as const);
    return [[place, objectType(members, model)]];
  });
  const { requestBody } = operation;
  const body =
    requestBody === undefined ? [] : [["body", typeOf(bodyShape(requestBody.content, model), model)] as const];
  const members = [...groups, ...body].map(([name, type]) => memberSignature({ name, type, readonly: true }));
  return members.length === 0 ? code`object` : block(members.map((member) => code`${member};`));
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

function fullRequest(operation: Operation, groups: Groups): Code {
  return objectLiteral([...fullParameters(operation, groups), ...fullBody(operation)]);
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

function fullBody({ requestBody }: Operation): readonly (readonly [string, Code])[] {
  return requestBody === undefined ? [] : [["body", code`all.body`] as const];
}

/** Each status that the contract lists by itself; what is left is an answer whose body is a text. */
function statusReads(operation: Operation, model: Model): readonly Code[] {
  const read = operation.responses.map((response) => {
    const content = contentOf(response, operation);
    const success = isSuccess(response.status);
    return { status: response.status, success, shape: content && bodyShape(content, model) };
  });
  const promising = read.some(({ shape }) => shape !== undefined);
  const data = dataType(operation, true, model);
  return [
    code`switch (result.status) {`,
    ...read.flatMap(({ status, success, shape }) => [
      code`  case ${status}:`,
      shape === undefined
        ? code`    void result.response.headers;`
        : code`    ${sink(code`result.${success ? code`data` : code`error`}`, typeOf(shape, model))}`,
      code`    break;`,
    ]),
    ...(promising
      ? [code`  case "unreadable":`, code`    void [result.cause, result.body.length];`, code`    break;`]
      : []),
    code`  default:`,
    code`    void [result.status, result.body.length];`,
    code`}`,
    ...(data === undefined ? [] : [code`if (result.ok) ${sink(code`result.data`, data)}`]),
  ];
}

/** openapi-fetch's own methods, which the same client has. */
function rawCall(operation: Operation, model: Model): readonly Code[] {
  const path = operation.path.value;
  const parameters = fullParameters(operation, rawGroups);
  const given = [
    ...(parameters.length === 0 ? [] : [["params", objectLiteral(parameters)] as const]),
    ...fullBody(operation),
  ];
  const call = access(code`client`, operation.method.toUpperCase());
  const data = dataType(operation, true, model);
  const error = dataType(operation, false, model);
  return [
    code`const path: keyof ${type("paths", model)} = ${path};`,
    code`void path;`,
    code`const raw = await ${call}${callArguments([code`${path}`, ...(given.length === 0 ? [] : [objectLiteral(given)])])};`,
    ...(data === undefined
      ? []
      : [code`if (raw.error === undefined && raw.data !== undefined) ${sink(code`raw.data`, data)}`]),
    ...(error === undefined ? [] : [code`if (raw.error !== undefined) ${sink(code`raw.error`, error)}`]),
    code`void raw.response.status;`,
  ];
}

/** What all successes, or all failures, have as a body; nothing where one of them has none. */
function dataType(operation: Operation, success: boolean, model: Model): Code | undefined {
  const responses = operation.responses.filter(({ status }) => isSuccess(status) === success);
  const contents = responses.map((response) => contentOf(response, operation));
  if (contents.length === 0 || contents.some((content) => content === undefined)) return undefined;
  const members = contents.flatMap((content) => (content === undefined ? [] : [bodyShape(content, model)]));
  return typeOf({ kind: "union", members }, model);
}

/** Gives what is read to something that takes what the contract promised. */
function sink(read: Code, type: Code): Code {
  return code`((promised: ${type}) => promised)(${read});`;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
