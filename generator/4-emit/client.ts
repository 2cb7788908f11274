import { isSecured } from "../3-analyse/calls.js";
import type { Model } from "../3-analyse/model.js";
import { toPascalCase } from "../3-analyse/words.js";
import { moduleDoc } from "./documentation.js";
import { type Code, code, group, ifBroken, indent, line } from "./print/code.js";
import type { Declaration, PropertySignature } from "./print/declare.js";
import { identifier, imported, type ModuleRef } from "./print/identifiers.js";
import { type Doc, doc } from "./print/jsdoc.js";
import { type PrintedModule, printModule } from "./print/module.js";
import { runtime } from "./validators/runtime.js";

/** The module of the client: its type, its options, and the function that creates it. None where nothing can be called. */
export function emitClient(model: Model): PrintedModule | undefined {
  const { api } = model;
  if (api.operations.length === 0) return undefined;
  return printModule({
    path: clientModule(model).path,
    header: moduleDoc(`The client of ${api.info.title}.`),
    declarations: [clientType(model), optionsType(model), createFunction(model)],
  });
}

export interface ClientNames {
  readonly client: string; // RapidlyClient
  readonly options: string; // RapidlyClientOptions
  readonly create: string; // createRapidlyClient
}

/** What the client of an API is called. */
export function clientNames({ api }: Model): ClientNames {
  const name = toPascalCase(api.name);
  return { client: `${name}Client`, options: `${name}ClientOptions`, create: `create${name}Client` };
}

/** The module that holds the client of an API. */
export function clientModule(model: Model): ModuleRef & { readonly kind: "file" } {
  return { kind: "file", path: `src/${model.api.name}/client.ts` };
}

/** The options that a client cannot be created without. */
export function requiredOptions(model: Model): readonly string[] {
  return ownOptions(model).flatMap(({ name, optional }) => (optional === true ? [] : [String(name)]));
}

function clientType(model: Model): Declaration {
  return {
    kind: "type",
    name: clientNames(model).client,
    doc: doc({
      summary: `A client of ${model.api.info.title}: the first argument of every operation's function.`,
      details:
        "It is also a client of openapi-fetch, with its own methods and middleware. Those methods do not validate.",
    }),
    type: code`${imported("Client", runtime("client"), { type: true })}<${pathsType(model)}>`,
  };
}

function optionsType(model: Model): Declaration {
  const summary = `What a client of ${model.api.info.title} is created with.`;
  const declared = { name: clientNames(model).options, doc: doc({ summary }) };
  const shared = imported("ClientOptions", runtime("client"), { type: true });
  const properties = ownOptions(model);
  return properties.length === 0
    ? { kind: "type", ...declared, type: shared }
    : { kind: "interface", ...declared, extends: [shared], properties };
}

function createFunction(model: Model): Declaration {
  const names = clientNames(model);
  const optional = requiredOptions(model).length === 0;
  const url = serverOf(model);
  const options =
    url === undefined
      ? code`options`
      : group(
          code`{`,
          indent(
            line,
            code`...options,`,
            line,
            code`baseUrl: options${optional ? code`?.` : code`.`}baseUrl ?? ${url}`,
          ),
          ifBroken(code`,`),
          line,
          code`}`,
        );
  return {
    kind: "function",
    name: names.create,
    doc: doc({ summary: `Creates a client of ${model.api.info.title}.` }),
    parameters: [{ name: "options", type: identifier(names.options), optional }],
    returns: identifier(names.client),
    body: code`return ${imported("createClient", runtime("client"))}<${pathsType(model)}>(${options});`,
  };
}

function pathsType({ api }: Model): Code {
  return imported("paths", { kind: "file", path: `src/${api.name}/paths.ts` }, { type: true });
}

/** The options that differ from API to API: who is calling, and where the API is if the contract does not say. */
function ownOptions(model: Model): readonly PropertySignature[] {
  const calls = [...model.calls.values()];
  const secured = calls.filter(isSecured);
  const token = {
    name: "token",
    type: imported("Token", runtime("client"), { type: true }),
    optional: secured.length < calls.length,
    readonly: true,
    doc: tokenDoc(model),
  };
  const baseUrl = { name: "baseUrl", type: code`string`, readonly: true, doc: doc({ summary: "Where the API is." }) };
  return [...(secured.length > 0 ? [token] : []), ...(serverOf(model) === undefined ? [baseUrl] : [])];
}

function tokenDoc({ api }: Model): Doc {
  const description = api.security.find((scheme) => scheme.description !== undefined)?.description;
  const sent = "Sent as `Authorization: Bearer …`. A function is asked for it before every request.";
  return description === undefined ? doc({ summary: sent }) : doc({ summary: description, details: sent });
}

/** The contract's first server, unless its address is relative to where the contract was found (OAS 3.1 §4.8.5). */
function serverOf({ api }: Model): string | undefined {
  const url = api.servers[0]?.url;
  return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
}
