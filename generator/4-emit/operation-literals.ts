import type { Operation } from "../2-normalise/api.js";
import { type Call, type CallBody, type Content, soleContent } from "../3-analyse/calls.js";
import type { Model, OperationName } from "../3-analyse/model.js";
import { contentSchema } from "./content-schemas.js";
import { block, type Code, code, lines } from "./print/code.js";
import { imported, type ModuleRef } from "./print/identifiers.js";
import { contentValidatorName } from "./validators/operations.js";
import { runtime } from "./validators/runtime.js";

/** What the runtime is told of an operation, as an object literal: see `Operation` in its `call.ts`. */
export function operationLiteral(operation: Operation, call: Call, names: OperationName, model: Model): Code {
  const { method, path } = operation;
  const content = call.body && soleContent(call.body.contents);
  const validateParameters = contentValidatorName(names, "Parameters");
  const members = [
    code`method: ${method},`,
    code`path: ${path.value},`,
    ...(call.parameters.length > 0
      ? [code`parameters: ${imported(validateParameters, validatorsModule(model))},`]
      : []),
    ...(call.body && content ? [code`body: ${bodyValidator(call.body, content, names, model)},`] : []),
    ...(content && !isPlainJson(content) ? [code`contentType: ${content.mediaType},`] : []),
    code`responses: ${outcomeValidators(call, names, model)},`,
  ];
  return code`
    {
      ${lines(members)}
    }`;
}

/** The module that holds the validators of an API. */
export function validatorsModule(model: Model): ModuleRef & { readonly kind: "file" } {
  return { kind: "file", path: `src/${model.api.name}/validators.ts` };
}

/** The media type that openapi-fetch says a body has if it is not told. */
function isPlainJson({ mediaType }: Content): boolean {
  return mediaType.toLowerCase() === "application/json";
}

function bodyValidator({ required }: CallBody, content: Content, names: OperationName, model: Model): Code {
  const validator = validatorOf(content, names, model);
  return required ? validator : code`${imported("optional", runtime("call"))}(${validator})`;
}

function outcomeValidators({ outcomes }: Call, names: OperationName, model: Model): Code {
  const members = outcomes.map((outcome) => {
    const content = soleContent(outcome.contents);
    return code`${outcome.key}: ${content === undefined ? null : validatorOf(content, names, model)}`;
  });
  // One a line: a response more is a line more.
  return members.length > 1 ? block(members.map((member) => code`${member},`)) : code`{ ${lines(members)} }`;
}

/** The validator of a body: its schema's own where that has a name, else one made for the operation. */
function validatorOf(content: Content, names: OperationName, model: Model): Code {
  const schema = contentSchema(content, model);
  if (schema === undefined) return imported("anyJson", runtime("call"));
  const name = model.names.get(schema)?.validate ?? contentValidatorName(names, content.name);
  return imported(name, validatorsModule(model));
}
