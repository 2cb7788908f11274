import type { Operation } from "../2-normalise/api.js";
import { type Call, callOf } from "../3-analyse/calls.js";
import type { Model, OperationName } from "../3-analyse/model.js";
import { operationName } from "../3-analyse/operation-names.js";
import { clientModule, clientNames } from "./client.js";
import { moduleDoc } from "./documentation.js";
import { operationLiteral } from "./operation-literals.js";
import { callArguments, code } from "./print/code.js";
import type { Declaration } from "./print/declare.js";
import { identifier, imported, type ModuleRef } from "./print/identifiers.js";
import { doc } from "./print/jsdoc.js";
import { type PrintedModule, printModule } from "./print/module.js";
import { hasOptionalRequest, requestProperties } from "./requests.js";
import { resultType } from "./results.js";
import { runtime } from "./validators/runtime.js";

/**
 * The module of operations: for each one the type of its request, the type of its result, and the function that calls
 * it. A function names the validators it needs itself, so that a bundle holds those of the operations it calls.
 */
export function emitOperations(model: Model): PrintedModule | undefined {
  const { api } = model;
  if (api.operations.length === 0) return undefined;
  return printModule({
    path: operationsModule(model).path,
    header: moduleDoc(`The operations of ${api.info.title}.`),
    declarations: api.operations.flatMap((operation) =>
      declarationsOf(operation, callOf(model, operation), operationName(model, operation), model),
    ),
  });
}

function declarationsOf(operation: Operation, call: Call, names: OperationName, model: Model): readonly Declaration[] {
  return [
    requestDeclaration(call, names, model),
    resultDeclaration(call, names, model),
    functionDeclaration(operation, call, names, model),
  ];
}

/** The module that holds the operations of an API. */
export function operationsModule(model: Model): ModuleRef & { readonly kind: "file" } {
  return { kind: "file", path: `src/${model.api.name}/operations.ts` };
}

function requestDeclaration(call: Call, names: OperationName, model: Model): Declaration {
  const properties = requestProperties(call, model);
  const options = imported("CallOptions", runtime("call"), { type: true });
  const declared = { name: names.request, doc: doc({ summary: `What \`${names.function}\` sends.` }) };
  return properties.length === 0
    ? { kind: "type", ...declared, type: options }
    : { kind: "interface", ...declared, extends: [options], properties };
}

function resultDeclaration(call: Call, names: OperationName, model: Model): Declaration {
  const statuses = call.outcomes.map(({ key, description }) =>
    description === undefined ? `- ${key}` : `- ${key}: ${firstLine(description)}`,
  );
  return {
    kind: "type",
    name: names.result,
    doc: doc({
      summary: `What \`${names.function}\` gives, told apart by \`ok\` and by \`status\`.`,
      details: statuses.join("\n"),
    }),
    type: resultType(call, model),
  };
}

function functionDeclaration(operation: Operation, call: Call, names: OperationName, model: Model): Declaration {
  const { method, path, summary, description, deprecated } = operation;
  const request = `\`${method.toUpperCase()} ${path.value}\``;
  const result = identifier(names.result);
  const values = callArguments([code`client`, operationLiteral(operation, call, names, model), code`request`]);
  return {
    kind: "function",
    name: names.function,
    doc: doc({
      summary: summary ?? description ?? request,
      details: [summary && description, (summary ?? description) && request].filter((text) => text).join("\n\n"),
      tags: deprecated ? [{ name: "deprecated" }] : [],
    }),
    parameters: [
      { name: "client", type: imported(clientNames(model).client, clientModule(model), { type: true }) },
      { name: "request", type: identifier(names.request), optional: hasOptionalRequest(call) },
    ],
    returns: code`Promise<${result}>`,
    body: code`return ${imported("call", runtime("call"))}<${result}>${values};`,
  };
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
