import { createRequire } from "node:module";
import type * as OpenapiTypescript from "openapi-typescript";
import type { GlobalContext, PathsObject } from "openapi-typescript";
import type TypeScript from "typescript";
import type { Operation, Parameter, SchemaId } from "../2-normalise/api.js";
import { type Call, type Content, callOf } from "../3-analyse/calls.js";
import type { Model } from "../3-analyse/model.js";
import { moduleDoc } from "./documentation.js";
import type { Parts } from "./parts/emit-parts.js";
import { type Code, code, group, ifBroken, indent, join, line } from "./print/code.js";
import { type Declaration, type PropertySignature, propertySignature } from "./print/declare.js";
import { type Doc, doc } from "./print/jsdoc.js";
import { type PrintedModule, printModule } from "./print/module.js";
import { referenceTo, typeOf } from "./shapes.js";

/**
 * What prints `paths` in openapi-typescript, and nothing else of it: what validates documents for it takes as long to load
 * as TypeScript, and this document is our own. Required as the CommonJS that they are: an `import` makes Node read all of
 * TypeScript twice more, to find out what it exports.
 */
const require = createRequire(import.meta.url);
const ts: typeof TypeScript = require("typescript");
const transformPathsObject: typeof OpenapiTypescript.transformPathsObject = require("openapi-typescript/dist/transform/paths-object.cjs");

/**
 * The module of the `paths` type, which openapi-fetch is generic over. openapi-typescript decides its form, from a
 * document that holds the operations with a stub for each schema and no text of the contract but names. Its answer is
 * a syntax tree; we print that, with our own types in the place of the stubs, so that nothing it might say but types
 * can reach the output.
 */
export function emitPaths(model: Model, _printed?: readonly PrintedModule[], parts?: Parts): PrintedModule {
  const stubs = new Map<string, SchemaId>();
  const type = transformPathsObject(skeleton(model, stubs), settings());
  const operations = new Map(
    model.api.operations.map((operation) => [`${operation.method} ${operation.path.value}`, operation]),
  );
  return printModule(
    {
      path: `src/${model.api.name}/paths.ts`,
      header: moduleDoc(`The paths of ${model.api.info.title}, as openapi-fetch takes them.`),
      declarations: [pathsInterface(type, { model, stubs, operations })],
    },
    parts?.locate,
  );
}

/**
 * Whether openapi-fetch can be called with the path and the method of an operation. A path of the contract that has a
 * query or a fragment is left out: openapi-fetch puts a second query behind it. The functions of operations take such a
 * path apart, and send every method.
 */
export function isPathOfOpenapiFetch({ path, method }: Operation, { address }: Call): boolean {
  return path.value === address.path && methodsOfOpenapiFetch.has(method);
}

/** Operations by their path, in the order of the contract. */
export function byPath(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const paths = new Map<string, Operation[]>();
  for (const operation of operations) {
    const ofPath = paths.get(operation.path.value);
    if (ofPath === undefined) paths.set(operation.path.value, [operation]);
    else ofPath.push(operation);
  }
  return paths;
}

/** The methods that the types of openapi-fetch know. */
const methodsOfOpenapiFetch: ReadonlySet<string> = new Set("get put post delete options head patch trace".split(" "));

function pathsInterface(type: TypeScript.TypeNode, printing: Printing): Declaration {
  if (!ts.isTypeLiteralNode(type)) throw new Error(`openapi-typescript answered with ${ts.SyntaxKind[type.kind]}`);
  return { kind: "interface", name: "paths", properties: members(type.members, [], printing).map(listed) };
}

/** The keyword in a stub that holds its name. */
const stubKey = "x-stub";

/** The defaults of openapi-typescript, for a document without references, and a type reference for each stub. */
const settings = (): GlobalContext => ({
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  defaultNonNullable: true,
  discriminators: { objects: {}, refsHandled: [] },
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  injectFooter: [],
  makePathsEnum: false,
  pathParamsAsTypes: false,
  postTransform: undefined,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  redoc: undefined as never,
  resolve: () => undefined,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
  transform: (schema) => {
    const stub: unknown = Reflect.get(schema, stubKey);
    return typeof stub === "string" ? ts.factory.createTypeReferenceNode(stub) : undefined;
  },
  transformProperty: undefined,
});

interface Printing {
  readonly model: Model;
  readonly stubs: ReadonlyMap<string, SchemaId>;
  /** By method and path. */
  readonly operations: ReadonlyMap<string, Operation>;
}

/** The contract's operations as the Paths Object of a document without schemas. They have no operationId, as each that has one is moved out of `paths`. */
function skeleton(model: Model, stubs: Map<string, SchemaId>): PathsObject {
  const stub = (id: SchemaId) => {
    const name = `Stub${stubs.size}`;
    stubs.set(name, id);
    return { type: "object" as const, [stubKey]: name };
  };
  const contentObject = (contents: readonly Content[]) =>
    Object.fromEntries(
      contents.map(({ mediaType, schema }) => [mediaType, schema === undefined ? {} : { schema: stub(schema) }]),
    );
  const operationObject = ({ parameters, body, outcomes }: Call) => ({
    parameters: parameters.map(({ name, in: location, required, schema }) => ({
      name,
      in: location,
      required,
      schema: schema === undefined ? {} : stub(schema),
    })),
    ...(body === undefined ? {} : { requestBody: { required: body.required, content: contentObject(body.contents) } }),
    responses: Object.fromEntries(
      outcomes.map(({ key, contents }) => [
        key,
        { description: "", ...(contents.length === 0 ? {} : { content: contentObject(contents) }) },
      ]),
    ),
  });
  const operations = model.api.operations.filter((each) => isPathOfOpenapiFetch(each, callOf(model, each)));
  const paths = [...byPath(operations)].map(([path, ofPath]) => {
    const members = ofPath.map((operation) => [operation.method, operationObject(callOf(model, operation))]);
    return [path, Object.fromEntries(members)];
  });
  return Object.fromEntries(paths);
}

/** A property, or the index signature of response headers. */
type Member =
  | { readonly kind: "property"; readonly property: PropertySignature }
  | { readonly kind: "index"; readonly type: Code };

function members(
  elements: readonly TypeScript.TypeElement[],
  at: readonly string[],
  printing: Printing,
): readonly Member[] {
  return elements.map((element): Member => {
    if (ts.isIndexSignatureDeclaration(element)) return { kind: "index", type: typeOfNode(element.type, at, printing) };
    if (!ts.isPropertySignature(element) || element.type === undefined) {
      throw new Error(`openapi-typescript answered with ${ts.SyntaxKind[element.kind]} in a type`);
    }
    const name = nameOf(element.name);
    const here = [...at, String(name)];
    const type = typeOfNode(element.type, here, printing);
    return {
      kind: "property",
      property: { name, type, optional: element.questionToken !== undefined, doc: docAt(here, printing) },
    };
  });
}

function listed(member: Member): PropertySignature {
  if (member.kind === "property") return member.property;
  throw new Error("openapi-typescript answered with an index signature in `paths`");
}

/** Statuses are numbers, by which openapi-fetch tells success from failure. */
function nameOf(name: TypeScript.PropertyName): string | number {
  if (ts.isNumericLiteral(name) && Number.isFinite(Number(name.text))) return Number(name.text);
  if (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)) return name.text;
  throw new Error(`openapi-typescript answered with ${ts.SyntaxKind[name.kind]} as a name`);
}

function typeOfNode(node: TypeScript.TypeNode, at: readonly string[], printing: Printing): Code {
  if (ts.isTypeLiteralNode(node)) {
    const printed = members(node.members, at, printing).map((member) =>
      member.kind === "index" ? code`[name: string]: ${member.type}` : propertySignature(member.property),
    );
    return group(code`{`, indent(line, join(code`;${line}`, printed), ifBroken(code`;`)), line, code`}`);
  }
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) return stubbed(node.typeName.text, printing);
  if (node.kind === ts.SyntaxKind.NeverKeyword) return code`never`;
  if (node.kind === ts.SyntaxKind.UnknownKeyword) return code`unknown`;
  throw new Error(`openapi-typescript answered with the type ${ts.SyntaxKind[node.kind]}`);
}

/** The type of the schema that a stub stands for. */
function stubbed(stub: string, { model, stubs }: Printing): Code {
  const id = stubs.get(stub);
  if (id === undefined) throw new Error(`openapi-typescript answered with the type ${stub}`);
  if (model.names.has(id)) return referenceTo(id, model);
  const shape = model.shapes.get(id);
  if (shape === undefined) throw new Error(`${id} has no shape: analysis must cover every schema`);
  return typeOf(shape, model);
}

/** What the contract says of an operation and of its parameters; the rest is said where its type is declared. */
function docAt(
  [path, method, part, location, name, ...deeper]: readonly string[],
  { model, operations }: Printing,
): Doc | undefined {
  const operation = operations.get(`${method} ${path}`);
  if (operation === undefined || deeper.length > 0) return undefined;
  if (part === undefined) return docOf(operation.summary, operation);
  const parameter = callOf(model, operation).parameters.find(
    (each) => part === "parameters" && each.in === location && each.name === name,
  );
  return parameter === undefined ? undefined : docOf(undefined, parameter);
}

function docOf(summary: string | undefined, { description, deprecated }: Operation | Parameter): Doc {
  const tags = deprecated ? [{ name: "deprecated" }] : [];
  return summary === undefined ? doc({ summary: description, tags }) : doc({ summary, details: description, tags });
}
