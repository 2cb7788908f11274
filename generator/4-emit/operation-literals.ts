import type { Operation } from "../2-normalise/api.js";
import type { Call, Content, HeaderItem, HeaderReading, Outcome } from "../3-analyse/calls.js";
import type { Model, OperationName } from "../3-analyse/model.js";
import { contentLiteral, validatorsModule } from "./contents.js";
import { parameterRules } from "./parameter-rules.js";
import { block, braces, type Code, code, lines, list } from "./print/code.js";
import { imported, propertyKey } from "./print/identifiers.js";
import { defaultSecurity, isSameSecurity, securityLiteral } from "./security.js";
import { contentValidatorName } from "./validators/operations.js";
import { runtime } from "./validators/runtime.js";

/** What the runtime must know of an operation, as an object literal: see `Operation` in its `call.ts`. */
export function operationLiteral(operation: Operation, call: Call, names: OperationName, model: Model): Code {
  const { method } = operation;
  const rules = parameterRules(call);
  const [server] = call.servers;
  const members = [
    code`method: ${method},`,
    code`path: ${call.address.path},`,
    ...(call.address.query === "" ? [] : [code`query: ${call.address.query},`]),
    ...(server === undefined ? [] : [code`server: ${server.url},`]),
    ...(call.parameters.length > 0
      ? [code`parameters: ${imported(contentValidatorName(names, "Parameters"), validatorsModule(model))},`]
      : []),
    ...(rules === undefined ? [] : [code`rules: ${rules},`]),
    ...(call.body ? [code`body: ${contentsLiteral(call.body.contents, names, model)},`] : []),
    ...(call.body?.required ? [code`bodyRequired: true,`] : []),
    code`responses: ${responsesLiteral(call, names, model)},`,
    ...(isSameSecurity(call.security, defaultSecurity(model))
      ? []
      : [code`security: ${securityLiteral(call.security)},`]),
  ];
  return code`
    {
      ${lines(members)}
    }`;
}

function contentsLiteral(contents: readonly Content[], names: OperationName, model: Model): Code {
  const literals = contents.map((content) => contentLiteral(content, names, model));
  return literals.length === 1 ? code`${literals}` : list(code`[`, literals, code`]`);
}

function responsesLiteral({ outcomes }: Call, names: OperationName, model: Model): Code {
  const members = outcomes.map((outcome) => code`${outcome.key}: ${outcomeLiteral(outcome, names, model)}`);
  // One on a line each: a further response is a further line.
  return members.length > 1 ? block(members.map((member) => code`${member},`)) : code`{ ${lines(members)} }`;
}

function outcomeLiteral({ contents, headers }: Outcome, names: OperationName, model: Model): Code {
  const content = contents.length === 0 ? code`null` : contentsLiteral(contents, names, model);
  const readers = headers.flatMap(({ name, reading }) =>
    reading.kind === "text" ? [] : [code`${propertyKey(name)}: ${headerReader(reading)}`],
  );
  if (readers.length === 0) return content;
  return braces([code`headers: ${braces(readers)}`, code`content: ${content}`]);
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
