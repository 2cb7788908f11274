import type { Operation } from "../2-normalise/api.js";
import { type Call, callOf, type SecurityAlternative } from "../3-analyse/calls.js";
import type { Model, OperationName } from "../3-analyse/model.js";
import { operationName } from "../3-analyse/operation-names.js";
import { clientModule, clientNames } from "./client.js";
import { moduleDoc } from "./documentation.js";
import { type OperationSurroundings, operationLiteral } from "./operation-literals.js";
import { block, type Code, callArguments, code, join } from "./print/code.js";
import { type Declaration, propertySignature } from "./print/declare.js";
import { global, identifier, imported, type ModuleRef } from "./print/identifiers.js";
import { doc } from "./print/jsdoc.js";
import { type PrintedModule, printModule } from "./print/module.js";
import { hasOptionalRequest, hasStructuredHeaders, requestType } from "./requests.js";
import { resultType } from "./results.js";
import { defaultSecurity } from "./security.js";
import { runtime } from "./validators/runtime.js";

/**
 * The module of operations: for each one the type of its request, the type of its result, and the function that calls
 * it. A function names the validators it needs itself, so that a bundle holds those of the operations it calls.
 */
export function emitOperations(model: Model): PrintedModule | undefined {
  const { api } = model;
  if (api.operations.length === 0) return undefined;
  const surroundings = surroundingsOf(model, imported(clientNames(model).client, clientModule(model), { type: true }));
  return printModule({
    path: operationsModule(model).path,
    header: moduleDoc(`The operations of ${api.info.title}.`),
    declarations: api.operations.flatMap((operation) => operationDeclarations(operation, surroundings)),
  });
}

/** What all operations of an API have in common, and the type of what their functions take first. */
export interface Surroundings extends OperationSurroundings {
  readonly client: Code;
}

/** Computed once for all operations: which security most of them have is told by looking at all. */
export function surroundingsOf(model: Model, client: Code): Surroundings {
  return { model, client, security: defaultSecurity(model) };
}

/** The types and the function of an operation. */
export function operationDeclarations(operation: Operation, surroundings: Surroundings): readonly Declaration[] {
  const { model } = surroundings;
  const call = callOf(model, operation);
  const names = operationName(model, operation);
  return [
    requestDeclaration(call, names, model),
    resultDeclaration(call, names, model),
    functionDeclaration(operation, call, names, surroundings),
  ];
}

/** The module that holds the operations of an API. */
export function operationsModule(model: Model): ModuleRef & { readonly kind: "file" } {
  return { kind: "file", path: `src/${model.api.name}/operations.ts` };
}

function requestDeclaration(call: Call, names: OperationName, model: Model): Declaration {
  const { properties, bodies } = requestType(call, model);
  const options = optionsType(call);
  const declared = { name: names.request, doc: doc({ summary: `What \`${names.function}\` sends.` }) };
  if (bodies !== undefined) {
    const members = block(properties.map((property) => code`${propertySignature(property)};`));
    return {
      kind: "type",
      ...declared,
      type: join(code` & `, [options, ...(properties.length > 0 ? [members] : []), bodies]),
    };
  }
  return properties.length === 0
    ? { kind: "type", ...declared, type: options }
    : { kind: "interface", ...declared, extends: [options], properties };
}

/** What every call takes, but for headers of a type that not every call takes. */
function optionsType(call: Call): Code {
  const options = imported("CallOptions", runtime("call"), { type: true });
  return hasStructuredHeaders(call) ? code`${global("Omit")}<${options}, "headers">` : options;
}

function resultDeclaration(call: Call, names: OperationName, model: Model): Declaration {
  const statuses = call.outcomes.map(({ key, description }) =>
    description === undefined ? `- ${key}` : `- ${key}: ${firstLine(description)}`,
  );
  return {
    kind: "type",
    name: names.result,
    doc: doc({
      summary: `What \`${names.function}\` returns, discriminated by \`ok\` and \`status\`.`,
      details: [statuses.join("\n"), ...linksOf(call)].join("\n\n"),
    }),
    type: resultType(call, model),
  };
}

/** What the contract says can be called with a value of a response. The package does not follow links itself. */
function linksOf({ outcomes }: Call): readonly string[] {
  const links = outcomes.flatMap(({ key, links }) =>
    links.map(({ name, target, description }) => {
      const leads = target === undefined ? "" : ` leads to ${target.value}`;
      return `- Link \`${name}\` of ${key}${leads}${description === undefined ? "" : `: ${firstLine(description)}`}`;
    }),
  );
  return links.length === 0 ? [] : [links.join("\n")];
}

function functionDeclaration(
  operation: Operation,
  call: Call,
  names: OperationName,
  surroundings: Surroundings,
): Declaration {
  const { method, path, summary, description, deprecated } = operation;
  const request = `\`${method.toUpperCase()} ${path.value}\``;
  const result = identifier(names.result);
  const values = callArguments([code`client`, operationLiteral(operation, call, names, surroundings), code`request`]);
  return {
    kind: "function",
    name: names.function,
    doc: doc({
      summary: summary ?? description ?? request,
      details: [summary && description, (summary ?? description) && request, securityOf(call)]
        .filter((text) => text)
        .join("\n\n"),
      tags: deprecated ? [{ name: "deprecated" }] : [],
    }),
    parameters: [
      { name: "client", type: surroundings.client },
      { name: "request", type: identifier(names.request), optional: hasOptionalRequest(call) },
    ],
    returns: code`${global("Promise")}<${result}>`,
    body: code`return ${imported("call", runtime("call"))}<${result}>${values};`,
  };
}

/** The schemes of each alternative, and what their tokens must be good for. Nothing where a call needs no credential. */
function securityOf({ security }: Call): string | undefined {
  const alternatives = security.filter(({ schemes }) => schemes.length > 0);
  if (alternatives.length === 0) return undefined;
  const written = alternatives.map(({ schemes }) => schemes.map(schemeWithScopes).join(" and ")).join(", or ");
  return alternatives.length < security.length ? `Takes ${written}, or no credential.` : `Needs ${written}.`;
}

function schemeWithScopes({ scheme, scopes }: SecurityAlternative["schemes"][number]): string {
  const name = `\`${scheme.name}\``;
  return scopes.length === 0 ? name : `${name} (${scopes.map((scope) => `\`${scope}\``).join(", ")})`;
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
