import type { Operation, ParameterLocation } from "../../../generator/2-normalise/api.js";
import {
  type Call,
  type CallBody,
  type CallParameter,
  type Content,
  callOf,
  type Outcome,
  soleContent,
} from "../../../generator/3-analyse/calls.js";
import type { Model, OperationName, Shape } from "../../../generator/3-analyse/model.js";
import { operationName } from "../../../generator/3-analyse/operation-names.js";
import { toPascalCase } from "../../../generator/3-analyse/words.js";
import { clientNames } from "../../../generator/4-emit/client.js";
import { receivedType, sentType } from "../../../generator/4-emit/contents.js";
import { block, type Code, code, join, lines } from "../../../generator/4-emit/print/code.js";
import { type Declaration, propertySignature } from "../../../generator/4-emit/print/declare.js";
import { access } from "../../../generator/4-emit/print/identifiers.js";
import { hasOptionalRequest, needsContentType } from "../../../generator/4-emit/requests.js";
import { fullValue, type Given, objectOf } from "./given.js";
import { literalOf, objectLiteral } from "./literals.js";
import { shapeOf, throughIndex, type, typeOf, value } from "./names.js";
import { reads, sink } from "./received.js";

/** For each operation, a function that calls it with a minimal and a full request, and deals with all it can give. */
export function operationCalls(model: Model): readonly Declaration[] {
  return model.api.operations.map((operation) => {
    return operationCall(operation, callOf(model, operation), operationName(model, operation), model);
  });
}

function operationCall(operation: Operation, call: Call, names: OperationName, model: Model): Declaration {
  const callee = value(names.function, model);
  const request = type(names.request, model);
  return {
    kind: "function",
    async: true,
    name: `call${toPascalCase(names.function)}`,
    parameters: [
      { name: "client", type: type(clientNames(model).client, model) },
      { name: "all", type: allOf(call, model) },
    ],
    returns: code`Promise<void>`,
    body: lines([
      code`const minimal: ${request} = ${minimalRequest(call, model)};`,
      code`const full: ${request} = ${fullRequest(call, functionGroups, model)};`,
      code`await ${callee}(client, minimal);`,
      ...(hasOptionalRequest(call) ? [code`await ${callee}(client);`] : []),
      code`const result: ${type(names.result, model)} = await ${callee}(client, full);`,
      ...statusReads(call, model),
      ...pathUse(operation, call, model),
    ]),
  };
}

/** What an API's parameters are called in a request, by where they are. */
type Groups = Readonly<Record<ParameterLocation, string>>;
const functionGroups: Groups = {
  ...{ path: "path", query: "query", header: "headers", cookie: "cookies", querystring: "querystring" },
};
const rawGroups: Groups = {
  ...{ path: "path", query: "query", header: "header", cookie: "cookie", querystring: "querystring" },
};
const places: readonly ParameterLocation[] = ["path", "query", "header", "cookie"];

function parametersIn({ parameters }: Call, place: ParameterLocation): readonly CallParameter[] {
  return parameters.filter((parameter) => parameter.in === place);
}

function parameterShape(schema: CallParameter["schema"], model: Model): Shape {
  return schema === undefined ? { kind: "unknown" } : shapeOf(schema, model);
}

function bodyShape(content: Content | undefined, model: Model): Shape {
  const schema = content?.schema;
  return schema === undefined ? { kind: "unknown" } : shapeOf(schema, model);
}

/** The type of all that can be given to an operation: a variable for each parameter, and those that the body is made of. */
function allOf(call: Call, model: Model): Code {
  const groups = places.flatMap((place): readonly (readonly [string, Code])[] => {
    const parameters = parametersIn(call, place);
    if (parameters.length === 0) return [];
    const members = parameters.map(({ name, schema }) => ({ name, shape: parameterShape(schema, model) }));
    return [[place, typeOf(objectOf(members), model)]];
  });
  const body = call.body === undefined ? [] : [["body", bodyOf(call.body, model).type] as const];
  const members = [...groups, ...body].map(([name, type]) => propertySignature({ name, type, readonly: true }));
  return members.length === 0 ? code`object` : block(members.map((member) => code`${member};`));
}

function bodyOf({ contents }: CallBody, model: Model): Given {
  const content = soleContent(contents);
  const variable = code`all.body`;
  if (content === undefined || content.codec === "json") return fullValue(bodyShape(content, model), variable, model);
  return { type: throughIndex(sentType(content, model), model), value: variable };
}

function minimalRequest(call: Call, model: Model): Code {
  return objectLiteral([...minimalParameters(call, model), ...minimalBody(call, model)]);
}

function minimalParameters(call: Call, model: Model): readonly (readonly [string, Code])[] {
  return places.flatMap((place) => {
    const required = parametersIn(call, place).filter((parameter) => parameter.required);
    if (required.length === 0) return [];
    const members = required.map(
      ({ name, schema }) => [name, literalOf(parameterShape(schema, model), model) ?? code`${null}`] as const,
    );
    return [[functionGroups[place], objectLiteral(members)] as const];
  });
}

function minimalBody({ body }: Call, model: Model): readonly (readonly [string, Code])[] {
  if (!body?.required) return [];
  const content = soleContent(body.contents);
  const literal = content?.codec === "json" ? literalOf(bodyShape(content, model), model) : undefined;
  return [...mediaTypeOf(content), ["body", literal ?? code`all.body`] as const];
}

/** A body of a range of media types says which one it has. */
function mediaTypeOf(content: Content | undefined): readonly (readonly [string, Code])[] {
  if (content === undefined || !needsContentType(content)) return [];
  return [["contentType", code`${content.mediaType.replace("*", "plain")}`]];
}

function fullRequest(call: Call, groups: Groups, model: Model): Code {
  return objectLiteral([...fullParameters(call, groups), ...fullBody(call, model)]);
}

function fullParameters(call: Call, groups: Groups): readonly (readonly [string, Code])[] {
  return places.flatMap((place) => {
    const parameters = parametersIn(call, place);
    if (parameters.length === 0) return [];
    const given = access(code`all`, place);
    return [
      [groups[place], objectLiteral(parameters.map(({ name }) => [name, access(given, name)] as const))] as const,
    ];
  });
}

function fullBody({ body }: Call, model: Model): readonly (readonly [string, Code])[] {
  if (body === undefined) return [];
  return [...mediaTypeOf(soleContent(body.contents)), ["body", bodyOf(body, model).value] as const];
}

/** A `switch` over the responses of the contract, with nothing left to deal with. */
function statusReads(call: Call, model: Model): readonly Code[] {
  return [
    code`switch (result.status) {`,
    ...call.outcomes.flatMap((outcome) => [
      code`  case ${outcome.key}:`,
      ...outcomeReads(outcome, model).map((statement) => code`    ${statement}`),
      code`    break;`,
    ]),
    code`  case undefined:`,
    code`    void [result.unexpected.reason, result.unexpected.status.toFixed(), result.unexpected.body.length];`,
    code`    break;`,
    code`  default:`,
    code`    result satisfies never;`,
    code`}`,
    ...dataRead(call, model),
  ];
}

/** The body of a response, in each media type that the contract lists for it. */
function outcomeReads({ ok, contents }: Outcome, model: Model): readonly Code[] {
  if (ok === "either") {
    return [true, false].flatMap((each) => within(code`result.ok === ${each}`, contentReads(each, contents, model)));
  }
  return contentReads(ok, contents, model);
}

function contentReads(ok: boolean, contents: readonly Content[], model: Model): readonly Code[] {
  const body = ok ? code`result.data` : code`result.error`;
  const [content, ...others] = contents;
  if (content === undefined) return [sink(body, code`undefined`)];
  if (others.length === 0) return bodyReads(body, content, model);
  return contents.flatMap((each) =>
    within(code`result.contentType === ${each.mediaType}`, bodyReads(body, each, model)),
  );
}

function bodyReads(body: Code, content: Content, model: Model): readonly Code[] {
  if (content.codec === "json") return reads(body, bodyShape(content, model), model);
  return [sink(body, throughIndex(receivedType(content, model), model))];
}

function within(condition: Code, statements: readonly Code[]): readonly Code[] {
  return [code`if (${condition}) {`, ...statements.map((statement) => code`  ${statement}`), code`}`];
}

/** The data of a successful call, whatever its status; nothing where one of the responses is no JSON. */
function dataRead(call: Call, model: Model): readonly Code[] {
  const contents = call.outcomes
    .filter(({ ok }) => ok !== false)
    .flatMap((outcome): readonly (Content | undefined)[] =>
      outcome.contents.length === 0 ? [undefined] : outcome.contents,
    );
  const members = contents.flatMap((content) => (content?.codec === "json" ? [bodyShape(content, model)] : []));
  if (members.length === 0 || members.length < contents.length) return [];
  return [code`if (result.ok) ${sink(code`result.data`, typeOf({ kind: "union", members }, model))}`];
}

/**
 * What the methods of openapi-fetch take, which the same client has: the path, the method and the parameters; and the
 * types of bodies, as those take them out of `paths` who know openapi-typescript. The methods themselves are not
 * called, since checking their types takes longer than all the rest.
 */
function pathUse({ path, method }: Operation, call: Call, model: Model): readonly Code[] {
  const { body, outcomes } = call;
  const found = code`${type("paths", model)}[${path.value}][${method}]`;
  const content = ({ mediaType }: Content) => code`["content"][${mediaType}]`;
  const received = outcomes.flatMap(({ key, contents }) =>
    contents.map((listed) => code`${found}["responses"][${key}]${content(listed)}`),
  );
  const sent = (body?.contents ?? []).map((listed) => code`NonNullable<${found}["requestBody"]>${content(listed)}`);
  return [
    code`const parameters: ${found}["parameters"] = ${objectLiteral(fullParameters(call, rawGroups))};`,
    code`const received: readonly (${join(code` | `, [...received, code`undefined`])})[] = [];`,
    ...(body ? [code`const sent: ${join(code` | `, sent)} = ${bodyOf(body, model).value};`, code`void sent;`] : []),
    code`void [parameters, received];`,
  ];
}
