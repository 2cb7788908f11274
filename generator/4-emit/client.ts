import type { SecurityScheme, Server } from "../2-normalise/api.js";
import { credentialOptionOf, sentSchemes } from "../3-analyse/credentials.js";
import type { Model } from "../3-analyse/model.js";
import { toPascalCase } from "../3-analyse/words.js";
import { moduleDoc } from "./documentation.js";
import { block, braces, type Code, callArguments, code, join } from "./print/code.js";
import { type Declaration, type Parameter, type PropertySignature, propertySignature } from "./print/declare.js";
import { identifier, imported, type ModuleRef, propertyKey } from "./print/identifiers.js";
import { type Doc, doc } from "./print/jsdoc.js";
import { type PrintedModule, printModule } from "./print/module.js";
import { credentialType, defaultSecurity, securityLiteral, soleScheme } from "./security.js";
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
  readonly withParameters: string; // withRapidlyParameters
  /** Only of an API that is split into many files: see `parts/caller.ts`. */
  readonly caller: string; // RapidlyCaller
  readonly createCaller: string; // createRapidlyCaller
}

/** What the client of an API is called. */
export function clientNames({ api }: Model): ClientNames {
  const name = toPascalCase(api.name);
  return {
    client: `${name}Client`,
    options: `${name}ClientOptions`,
    create: `create${name}Client`,
    withParameters: `with${name}Parameters`,
    caller: `${name}Caller`,
    createCaller: `create${name}Caller`,
  };
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
    doc: clientDoc(model),
    type: code`${imported("Client", runtime("client"), { type: true })}<${pathsType(model)}>`,
  };
}

export function clientDoc(model: Model): Doc {
  return doc({
    summary: `A client of ${model.api.info.title}: the first argument of every operation's function.`,
    details:
      "It is also a client of openapi-fetch, with its own methods and middleware. Those methods do not validate, write " +
      "bodies as JSON, know no styles of parameters but the defaults, and send no cookies. Where the package has a function " +
      "for parameters and cookies, that adds those.",
  });
}

export function optionsType(model: Model): Declaration {
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
  return {
    kind: "function",
    name: names.create,
    doc: doc({ summary: `Creates a client of ${model.api.info.title}.` }),
    parameters: [optionsParameter(model)],
    returns: identifier(names.client),
    body: creationBody(model, pathsType(model)),
  };
}

/** What a client is created with. */
export function optionsParameter(model: Model): Parameter {
  const type = identifier(clientNames(model).options);
  return { name: "options", type, optional: requiredOptions(model).length === 0 };
}

/** The statements that create a client with its `options`. `types` are the type parameters of what creates it. */
export function creationBody(model: Model, types: Code): Code {
  const url = absoluteServer(model);
  const schemes = sentSchemes(model);
  const optional = requiredOptions(model).length === 0;
  const api = [
    ...(url === undefined ? [] : [code`server: ${url}`]),
    ...(schemes.length === 0 ? [] : [code`authorize: ${authorizer(model)}`]),
  ];
  const create = code`${imported("createClient", runtime("client"))}<${types}>`;
  return schemes.length === 0
    ? code`return ${create}${callArguments([code`options`, braces(api)])};`
    : code`
      const { ${identifier(credentialsOption(model))}, ...rest } = ${optional ? code`options ?? {}` : code`options`};
      return ${create}${callArguments([code`rest`, braces(api)])};`;
}

/** The option that holds credentials: the token itself, or an object of them by the names of their schemes. */
export function credentialsOption(model: Model): "token" | "auth" {
  return credentialOptionOf(model).kind === "token" ? "token" : "auth";
}

/** What adds credentials to requests: those of the options, by the names of their schemes. */
function authorizer(model: Model): Code {
  const option = credentialOptionOf(model);
  const sole = soleScheme(model);
  if (option.kind === "token" && sole !== undefined) {
    return code`${imported("authorizeBy", runtime("security"))}${callArguments([sole, code`token`])}`;
  }
  const credentials =
    option.kind === "token" ? braces([code`${propertyKey(option.scheme.name)}: token`]) : code`auth ?? {}`;
  const parameters = [credentials, securityLiteral(defaultSecurity(model))];
  return code`${imported("authorizer", runtime("security"))}${callArguments(parameters)}`;
}

export function pathsType({ api }: Model): Code {
  return imported("paths", { kind: "file", path: `src/${api.name}/paths.ts` }, { type: true });
}

/** The options that differ from API to API: who is calling, and where the API is. */
function ownOptions(model: Model): readonly PropertySignature[] {
  return [...authOptions(model), ...urlOptions(model)];
}

function authOptions(model: Model): readonly PropertySignature[] {
  const option = credentialOptionOf(model);
  if (option.kind === "none") return [];
  const optional = !option.required;
  if (option.kind === "token") {
    const type = code`${imported("CredentialSource", runtime("security"), { type: true })}<string>`;
    return [{ name: "token", type, optional, readonly: true, doc: schemeDoc(option.scheme) }];
  }
  const members = option.schemes.map((scheme) =>
    propertySignature({
      name: scheme.name,
      type: credentialType(scheme),
      optional: true,
      readonly: true,
      doc: schemeDoc(scheme),
    }),
  );
  const type = block(members.map((member) => code`${member};`));
  const summary = "Credentials by the names that the contract gives to its security schemes.";
  return [{ name: "auth", type, optional, readonly: true, doc: doc({ summary }) }];
}

function schemeDoc(scheme: SecurityScheme): Doc {
  const sent = sentAs(scheme);
  const { description, deprecated } = scheme;
  const tags = deprecated ? [{ name: "deprecated" }] : [];
  return description === undefined ? doc({ summary: sent, tags }) : doc({ summary: description, details: sent, tags });
}

function sentAs(scheme: SecurityScheme): string {
  const source = "A function is called for it before every request.";
  switch (scheme.kind) {
    case "basic":
      return `Sent as \`Authorization: Basic …\`. ${source}`;
    case "apiKey":
      return scheme.in === "cookie"
        ? `Sent in the cookie \`${scheme.parameter}\`, but not from a browser, which sends its own cookies where \`credentials\` is \`"include"\`. ${source}`
        : `Sent in the ${scheme.in === "query" ? "query parameter" : "header"} \`${scheme.parameter}\`. ${source}`;
    default:
      return `Sent as \`Authorization: Bearer …\`. ${source}`;
  }
}

/** Servers are offered by an editor, and any other address is allowed. Required where the contract has none that is absolute. */
function urlOptions(model: Model): readonly PropertySignature[] {
  const urls = model.api.servers.filter(({ absolute }) => absolute).flatMap(urlsOf);
  const optional = absoluteServer(model) !== undefined;
  if (optional && urls.length < 2) return [];
  const known = [...new Set(urls)].slice(0, mostUrls).map((url) => code`${url}`);
  const type = known.length === 0 ? code`string` : join(code` | `, [...known, code`(string & {})`]);
  return [
    {
      name: "baseUrl",
      type: optional ? code`${type} | undefined` : type,
      optional,
      readonly: true,
      doc: urlDoc(model),
    },
  ];
}

/** As many as an editor shows at once. */
const mostUrls = 30;

function urlDoc({ api }: Model): Doc {
  const lines = api.servers.map(({ template, description, variables }) => {
    const choices = variables.map(({ name, values, description }) => {
      const range = values === undefined ? "any text" : values.map((value) => `\`${value}\``).join(", ");
      return `\`${name}\`: ${range}${description === undefined ? "" : ` (${description})`}`;
    });
    return `- \`${template}\`${description === undefined ? "" : ` ${description}`}${choices.length === 0 ? "" : `, with ${choices.join("; ")}`}`;
  });
  return doc({ summary: "Where the API is.", details: lines.join("\n") });
}

/** The addresses of a server, one for each combination of its variables that have a list of values. */
function urlsOf({ template, variables, url }: Server): readonly string[] {
  if (variables.some(({ values }) => values === undefined)) return [url];
  const combinations = variables.reduce((count, { values = [] }) => count * values.length, 1);
  if (combinations > mostUrls) return [url];
  return variables.reduce<readonly string[]>(
    (urls, { name, values = [] }) => urls.flatMap((each) => values.map((value) => each.replaceAll(`{${name}}`, value))),
    [template],
  );
}

/** The contract's first server, unless its address is relative to where the contract was found (OAS 3.1 §4.8.5). */
function absoluteServer({ api }: Model): string | undefined {
  const [server] = api.servers;
  return server?.absolute ? server.url : undefined;
}
