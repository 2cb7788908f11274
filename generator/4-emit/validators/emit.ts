import type { SchemaId } from "../../2-normalise/api.js";
import type { Model } from "../../3-analyse/model.js";
import { moduleDoc } from "../documentation.js";
import { type Code, callArguments, code, isEmpty } from "../print/code.js";
import type { Declaration } from "../print/declare.js";
import { identifier, imported, type ModuleRef } from "../print/identifiers.js";
import { doc } from "../print/jsdoc.js";
import { type PrintedModule, printModule } from "../print/module.js";
import { createFunctions, type Functions, type Request } from "./functions.js";
import type { Schemas } from "./lowering.js";
import { operationNaming } from "./operation-naming.js";
import { contentValidators, guardedTest, issuesOf, validationBody } from "./operations.js";
import { lowerAll } from "./outlined-schemas.js";
import { printExplanation, printLeafExplanation, printNamedExplanation } from "./print-explanations.js";
import { printEvery } from "./print-items.js";
import { isConstantTest, printTest, testsWith } from "./print-tests.js";
import type { Rule } from "./program.js";
import { runtime } from "./runtime.js";
import { variantGuardNames, variantGuards } from "./variant-guards.js";

/**
 * Prints the validators of an API, `src/<api>/validators.ts`: `isX`, `validateX`, `parseX` and `XSchema` for every
 * named schema, and the validators that operations need for schemas without a name. A test returns true or false; only
 * if it returns false does an explanation look at the value again, and lists the issues.
 */
export function emitValidators(model: Model): PrintedModule {
  const { api, names } = model;
  const written = schemasOf(model);
  const lowered = lowerAll([...names.keys()], written);
  const schemas: Schemas = { ...written, isNamed: (id) => names.has(id) || lowered.outlined.has(id) };
  const ofNames = [...names.values()].flatMap((name) => Object.values(name));
  const reserved = new Set([...ofNames, ...variantGuardNames(model)]);
  const functions = createFunctions(names, lowered, schemas, reserved, operationNaming(model));
  const shared: Request[] = [];
  const rules = lowered.rules;
  const named = [...names.keys()].flatMap((id) => {
    const declarations = validatorsOf(id, ruleOf(id, rules.get(id)), model, functions);
    const ofVariants = variantGuards(id, model, schemas, functions);
    return [...declarations, ...ofVariants, ...localsOf(functions, shared)];
  });
  const outlined = [...lowered.outlined].flatMap((id) => [
    ...outlinedFunctions(id, ruleOf(id, rules.get(id)), functions),
    ...localsOf(functions, shared),
  ]);
  const operations: Declaration[] = [];
  for (const declaration of contentValidators(model, schemas, functions)) {
    operations.push(declaration, ...localsOf(functions, shared));
  }
  const common = sharedOf(functions, shared);
  return printModule({
    path: `src/${api.name}/validators.ts`,
    header: moduleDoc(
      `Validators compiled from the contract of ${api.info.title}. They accept exactly what its schemas accept, and never change a value.`,
    ),
    declarations: [...named, ...outlined, ...operations, ...common],
  });
}

function ruleOf(id: SchemaId, rule: Rule | undefined): Rule {
  if (rule === undefined)
    throw new Error(`${id} has no rule: every schema with functions of its own must have been lowered`);
  return rule;
}

function schemasOf({ api, unions, exclusive, secrets, formats, names }: Model): Schemas {
  return {
    ...{ schemas: api.schemas, unions, exclusive, secrets, formats },
    isNamed: (id) => names.has(id),
    inlined: (_, rule) => rule(),
  };
}

/**
 * The functions requested so far, and those that they request in turn. Shared functions are added to `shared` instead.
 */
function localsOf(functions: Functions, shared: Request[]): readonly Declaration[] {
  const declarations: Declaration[] = [];
  for (let requests = functions.take(); requests.length > 0; requests = functions.take()) {
    shared.push(...requests.filter((request) => request.shared));
    declarations.push(...requests.filter((request) => !request.shared).map((request) => local(request, functions)));
  }
  return declarations;
}

/** The functions that several rules share, and those that they request in turn, sorted by name. */
function sharedOf(functions: Functions, shared: readonly Request[]): readonly Declaration[] {
  const requests = [...shared];
  const declarations = new Map<string, Declaration>();
  // The loop also visits requests that are added while it runs.
  for (const request of requests) {
    declarations.set(request.name, local(request, functions));
    requests.push(...functions.take());
  }
  return [...declarations].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, declaration]) => declaration);
}

function local({ purpose, name, rule }: Request, functions: Functions): Declaration {
  const tests = testsWith(functions);
  switch (purpose) {
    case "is":
      return testOf(name, printTest(rule, functions));
    case "every":
      return {
        ...testOf(name, printEvery(rule, tests)),
        parameters: [{ name: "items", type: code`readonly unknown[]` }],
      };
    case "explain":
      return functions.isLeaf(rule)
        ? leafExplanation(name, printLeafExplanation(rule, functions, tests))
        : explanation(name, printExplanation(rule, code`path`, functions, tests));
    default:
      throw new Error(`${purpose satisfies never} is no purpose`);
  }
}

function testOf(name: string, body: Code): FunctionDeclaration {
  return { kind: "function", name, exported: false, parameters: [valueParameter], returns: code`boolean`, body };
}

function validatorsOf(id: SchemaId, rule: Rule, model: Model, functions: Functions): readonly Declaration[] {
  const name = model.names.get(id);
  if (name === undefined) throw new Error(`${id} has no name: naming must cover every named schema`);
  const type = code`${imported(name.type, typesOf(model), { type: true })}`;
  const [is, explain] = [code`${identifier(name.is)}`, code`${identifier(name.explain)}`];
  const test = printTest(rule, functions);
  const guarded = functions.guarded(id);
  const value = guarded === undefined && isConstantTest(rule, functions) ? "_value" : "value";
  const issues = issuesOf(explain, guarded !== undefined);
  return [
    {
      kind: "function",
      name: name.is,
      doc: doc({ summary: `Whether a value is a valid \`${name.type}\`.` }),
      parameters: [{ ...valueParameter, name: value }],
      returns: code`${identifier(value)} is ${type}`,
      body: guarded === undefined ? test : code`return ${guardedTest(code`${identifier(guarded)}`)};`,
    },
    ...(guarded === undefined ? [] : [testOf(guarded, test)]),
    {
      kind: "function",
      name: name.validate,
      doc: doc({
        summary: `Returns \`{ value }\` if the value is a valid \`${name.type}\`, otherwise \`{ issues }\`.`,
      }),
      parameters: [valueParameter],
      returns: code`${validationResult}<${type}>`,
      body: validationBody(code`${is}(value)`, code`{ value }`, issues),
    },
    {
      kind: "function",
      name: name.parse,
      doc: doc({
        summary: `Returns the value if it is a valid \`${name.type}\`, otherwise throws a \`ValidationError\`.`,
      }),
      parameters: [valueParameter],
      returns: type,
      body: code`
        if (${is}(value)) return value;
        throw new ${imported("ValidationError", runtime("validation"))}${callArguments([code`${name.type}`, issues])};`,
    },
    {
      kind: "constant",
      name: name.schema,
      doc: doc({ summary: `\`${name.type}\` as a Standard Schema, for libraries that accept one.` }),
      type: code`${imported("StandardSchemaV1", runtime("standard-schema"), { type: true })}<${type}>`,
      value: code`{
        "~standard": { version: 1, vendor: "specmill", validate: ${identifier(name.validate)} },
      }`,
    },
    explanation(name.explain, printNamedExplanation(rule, id, functions, testsWith(functions))),
  ];
}

/** The functions of a schema without a name that must be called nevertheless, because it contains itself. */
function outlinedFunctions(id: SchemaId, rule: Rule, functions: Functions): readonly Declaration[] {
  const { is, explain } = functions.own(id);
  const body = printNamedExplanation(rule, id, functions, testsWith(functions));
  return [testOf(is, printTest(rule, functions)), explanation(explain, body)];
}

type FunctionDeclaration = Extract<Declaration, { readonly kind: "function" }>;

const valueParameter = { name: "value", type: code`unknown` };
const validationResult = code`${imported("ValidationResult", runtime("validation"), { type: true })}`;

function explanation(name: string, body: Code): FunctionDeclaration {
  // Without statements both parameters are unused: the rule accepts every value.
  const path = { ...pathParameter, name: isEmpty(body) ? "_path" : "path" };
  const value = { ...valueParameter, name: isEmpty(body) ? "_value" : "value" };
  return { kind: "function", name, exported: false, parameters: [value, path], returns: code`void`, body };
}

function leafExplanation(name: string, body: Code): FunctionDeclaration {
  const parameters = [valueParameter, pathParameter, { name: "name", type: code`string`, optional: true }];
  return { kind: "function", name, exported: false, parameters, returns: code`void`, body };
}

const pathParameter = { name: "path", type: code`${imported("Path", runtime("explain"), { type: true })}` };

function typesOf(model: Model): ModuleRef {
  return { kind: "file", path: `src/${model.api.name}/types.ts` };
}
