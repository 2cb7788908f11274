import type { Operation, SchemaId } from "../../2-normalise/api.js";
import type { Model } from "../../3-analyse/model.js";
import { operationName } from "../../3-analyse/operation-names.js";
import type { Declaration } from "../print/declare.js";
import { createFunctions, type FunctionModules, type Functions, type Request } from "./functions.js";
import type { Schemas } from "./lowering.js";
import { operationNaming } from "./operation-naming.js";
import { contentValidators } from "./operations.js";
import { lowerAll } from "./outlined-schemas.js";
import type { Rule } from "./program.js";
import { functionOf, outlinedFunctions, validatorsOfSchema } from "./schema-functions.js";
import { variantGuardNames, variantGuards } from "./variant-guards.js";

/**
 * The validators of an API, for one module after the other. The functions that schemas share are known when all others are
 * made, so they come last.
 */
export interface Validators {
  /** The schemas without a name that must be called nevertheless, because they contain themselves. */
  readonly outlined: ReadonlySet<SchemaId>;
  /** Says that what follows is for another module. */
  startModule(): void;
  /** `isX`, `validateX`, `parseX` and `XSchema` of a schema with a name, and all functions that they need. */
  ofSchema(id: SchemaId): readonly Declaration[];
  /** The functions of a schema without a name that must be called nevertheless. */
  ofOutlined(id: SchemaId): readonly Declaration[];
  /** What the functions of a schema are called that those of other schemas may call. */
  calledByOthers(id: SchemaId): readonly string[];
  /** The validators of an operation's parameters and bodies, and all functions that they need. */
  ofOperation(operation: Operation): readonly Declaration[];
  /** The functions that several rules share, sorted by name. */
  shared(): readonly Declaration[];
}

/** Compiles the validators of an API; `modules` says which of them each module holds. */
export function compileValidators(
  model: Model,
  modules: (outlined: ReadonlySet<SchemaId>) => FunctionModules,
): Validators {
  const { names } = model;
  const written = schemasOf(model);
  const lowered = lowerAll([...names.keys()], written);
  const { rules, outlined } = lowered;
  const schemas: Schemas = { ...written, isNamed: (id) => names.has(id) || outlined.has(id) };
  const naming = operationNaming(model);
  const functions = createFunctions(names, lowered, schemas, reservedNames(model), naming, modules(outlined));
  const shared: Request[] = [];
  return {
    outlined,
    startModule: () => functions.startModule(),
    ofSchema: (id) => [
      ...validatorsOfSchema(id, ruleOf(id, rules), model, functions),
      ...variantGuards(id, model, schemas, functions),
      ...localsOf(functions, shared),
    ],
    ofOutlined: (id) => [...outlinedFunctions(id, ruleOf(id, rules), functions), ...localsOf(functions, shared)],
    calledByOthers(id) {
      const { is, explain } = functions.own(id);
      const test = functions.guarded(id);
      return [is, explain, ...(test === undefined ? [] : [test])];
    },
    ofOperation(operation) {
      const declarations: Declaration[] = [];
      for (const each of contentValidators(operation, model, schemas, functions))
        declarations.push(each, ...localsOf(functions, shared));
      return declarations;
    },
    shared: () => sharedOf(functions, shared),
  };
}

/** What functions of schemas without a name must not be called. Operations may be in one module with them. */
function reservedNames(model: Model): ReadonlySet<string> {
  const ofSchemas = [...model.names.values()].flatMap((name) => Object.values(name));
  const ofOperations = model.api.operations.flatMap((operation) => Object.values(operationName(model, operation)));
  return new Set([...ofSchemas, ...variantGuardNames(model), ...ofOperations]);
}

function ruleOf(id: SchemaId, rules: ReadonlyMap<SchemaId, Rule>): Rule {
  const rule = rules.get(id);
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
    declarations.push(
      ...requests.filter((request) => !request.shared).map((request) => functionOf(request, functions)),
    );
  }
  return declarations;
}

/** The functions that several rules share, and those that they request in turn. */
function sharedOf(functions: Functions, shared: readonly Request[]): readonly Declaration[] {
  const requests = [...shared];
  const declarations = new Map<string, Declaration>();
  // The loop also visits requests that are added while it runs.
  for (const request of requests) {
    declarations.set(request.name, functionOf(request, functions));
    requests.push(...functions.take());
  }
  return [...declarations].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, declaration]) => declaration);
}
