import type { JsonContent, Operation } from "../2-normalise/api.js";
import type { Model, OperationName } from "../3-analyse/model.js";
import { contentSchema } from "./content-schemas.js";
import { block, type Code, code, lines } from "./print/code.js";
import { imported, type ModuleRef } from "./print/identifiers.js";
import { contentOf } from "./results.js";
import { contentValidatorName } from "./validators/operations.js";
import { runtime } from "./validators/runtime.js";

/** What the runtime is told of an operation, as an object literal: see `Operation` in its `call.ts`. */
export function operationLiteral(operation: Operation, names: OperationName, model: Model): Code {
  const { method, path, parameters, requestBody } = operation;
  const validateParameters = contentValidatorName(names, "Parameters");
  const members = [
    code`method: ${method},`,
    code`path: ${path.value},`,
    ...(parameters.length > 0 ? [code`parameters: ${imported(validateParameters, validatorsModule(model))},`] : []),
    ...(requestBody ? [code`body: ${requestValidator(requestBody, names, model)},`] : []),
    ...(requestBody && !isPlainJson(requestBody.content) ? [code`contentType: ${requestBody.content.mediaType},`] : []),
    code`responses: ${responseValidators(operation, names, model)},`,
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
function isPlainJson({ mediaType }: JsonContent): boolean {
  return mediaType.toLowerCase() === "application/json";
}

function requestValidator(
  { content, required }: NonNullable<Operation["requestBody"]>,
  names: OperationName,
  model: Model,
): Code {
  const validator = validatorOf(content, "Body", names, model);
  return required ? validator : code`${imported("optional", runtime("call"))}(${validator})`;
}

function responseValidators(operation: Operation, names: OperationName, model: Model): Code {
  const members = operation.responses.map((response) => {
    const content = contentOf(response, operation);
    const part = `Response${response.status}`;
    return code`${response.status}: ${content === undefined ? null : validatorOf(content, part, names, model)}`;
  });
  // One a line: a response more is a line more.
  return members.length > 1 ? block(members.map((member) => code`${member},`)) : code`{ ${lines(members)} }`;
}

/** The validator of a body: its schema's own where that has a name, else one made for the operation. */
function validatorOf(content: JsonContent, part: string, names: OperationName, model: Model): Code {
  const schema = contentSchema(content, model);
  if (schema === undefined) return imported("anyJson", runtime("call"));
  const name = model.names.get(schema)?.validate ?? contentValidatorName(names, part);
  return imported(name, validatorsModule(model));
}
