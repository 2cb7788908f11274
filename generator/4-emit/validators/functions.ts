import type { SchemaId } from "../../2-normalise/api.js";
import { copySuffixOf, locationOf } from "../../2-normalise/locations.js";
import { shortHash } from "../../3-analyse/words.js";
import type { Code } from "../print/code.js";
import { identifier, imported, type ModuleRef } from "../print/identifiers.js";
import { moduleKey } from "../print/imports.js";
import { costsOf } from "./costs.js";
import { type Leaf, leafOf } from "./leaves.js";
import { createLocalNames } from "./local-names.js";
import { use } from "./lower.js";
import type { Schemas } from "./lowering.js";
import type { Lowered } from "./outlined-schemas.js";
import type { Owner } from "./path-names.js";
import type { Check, Rule } from "./program.js";
import { recursionOf } from "./recursion.js";

/** The functions of a schema with a name. The functions of inner schemas without one are named after it. */
export interface FunctionNames {
  readonly type: string;
  readonly is: string;
  readonly explain: string;
}

/** What operations add to the naming of functions. */
export interface OperationNaming {
  /** Parameters: the functions of schemas inside them are named after them. */
  readonly owners: readonly Owner[];
  /** The ids of rules that are made for operations and that no schema has. */
  readonly ids: readonly SchemaId[];
}

/** The modules that hold functions which several schemas call. */
export interface FunctionModules {
  /** The module of a schema that has functions of its own. */
  of(id: SchemaId): ModuleRef;
  /** The module of the functions that schemas share, because their rules are the same. */
  readonly shared: ModuleRef;
}

export type Purpose = "is" | "explain" | "every";

/** A function that a rule without a name needs. */
export interface Request {
  readonly purpose: Purpose;
  readonly name: string;
  readonly rule: Rule;
  /** Whether several schemas share the function, because their rules are the same. */
  readonly shared: boolean;
}

/**
 * The functions of every rule. A rule that does nothing but call a named schema uses the function of that schema. Any
 * other rule gets a function of its own on first use, named after its owner and the path from there.
 */
export interface Functions {
  reference(purpose: "is" | "explain", rule: Rule): Code;
  /** The function that tests a rule on every item of an array. Engines optimise a loop in its own function best. */
  every(rule: Rule): Code;
  /** The name of the unguarded test of a schema, if its `isX` must guard it against overflowing the call stack. */
  guarded(id: SchemaId): string | undefined;
  /** The names of the functions of a schema that has functions of its own. */
  own(id: SchemaId): FunctionNames;
  /** A function of a schema with a name; the unguarded test if there are two. */
  named(purpose: "is" | "explain", id: SchemaId): Code;
  /** Whether testing a rule may overflow the call stack, so that it must be guarded. */
  isRecursive(rule: Rule): boolean;
  /** Whether the explanation of a rule never looks inside the value; then it also accepts the name of a property. */
  isLeaf(rule: Rule): boolean;
  /**
   * Whether the explanation of a rule tests the parts of the value one by one: a rule with items, or with inline
   * properties. An object schema with a name is not one, as its test exists anyway.
   */
  isContainer(rule: Rule): boolean;
  /** The function of a schema with or without a name. */
  schema(purpose: "is" | "explain", id: SchemaId): Code;
  isNamed(id: SchemaId): boolean;
  /** Whether the test of a rule certainly refuses `undefined`. False is always safe and costs one comparison. */
  refusesUndefined(rule: Rule): boolean;
  /** An estimate of the cost of testing a rule. */
  cost(rule: Rule): number;
  /** The checks of a schema, with calls replaced by the checks of the schema that is called, one level deep. */
  checksOf(id: SchemaId | undefined): readonly Check[];
  /** Returns the functions requested since the last call, in order. */
  take(): readonly Request[];
  /** Says that what follows is for another module, which needs all functions anew but the shared ones. */
  startModule(): void;
}

/**
 * @param written the schemas that have a name in the contract
 * @param reserved names that the functions must not have
 * @param operations what operations add to the naming
 * @param modules where the functions are that several schemas call
 */
export function createFunctions(
  written: ReadonlyMap<SchemaId, FunctionNames>,
  { rules, outlined }: Lowered,
  schemas: Schemas,
  reserved: ReadonlySet<string>,
  operations: OperationNaming,
  modules: FunctionModules,
): Functions {
  const refusing = refusingUndefined(rules);
  const sharedRequests = new Map<string, Code>();
  const ownRequests = new Map<string, Code>();
  const requestNames = new Map<string, string>();
  const used = new Set(reserved);
  const owners = [...written].map(([id, { type }]) => ({
    location: locationOf(id),
    copySuffix: copySuffixOf(id),
    name: type,
  }));
  const unnamed = [...schemas.schemas.keys(), ...operations.ids].filter((id) => !written.has(id));
  const locals = createLocalNames(unnamed, [...owners, ...operations.owners], schemas);
  let requests: Request[] = [];

  const isRecursive = recursionOf(rules);
  const tests = new Map<SchemaId, string>();
  const own = (id: SchemaId) => {
    const own = names.get(id);
    if (own === undefined) throw new Error(`${id} has no name: naming must cover every schema that is referred to`);
    return own;
  };
  const named = (purpose: "is" | "explain", id: SchemaId) => {
    return imported((purpose === "is" ? tests.get(id) : undefined) ?? own(id)[purpose], modules.of(id));
  };
  /** The wanted name, or if it is used that name and a hash. A number would depend on the order of requests. */
  const unused = (wanted: string, key: string): string => {
    let name = wanted;
    for (let attempt = key; used.has(name); attempt += "#") name = wanted + shortHash(attempt);
    used.add(name);
    return name;
  };
  const names = new Map(written);
  for (const id of outlined) {
    const type = locals.of(id);
    names.set(id, { type, is: unused(`is${type}`, `is ${id}`), explain: unused(`explain${type}`, `explain ${id}`) });
  }
  for (const [id, { type }] of written) {
    const rule = rules.get(id);
    if (rule && isRecursive(rule)) tests.set(id, unused(`test${type}`, id));
  }
  const request = (purpose: Purpose, rule: Rule, leaf: Leaf | undefined, shared = leaf?.name !== undefined) => {
    const key = `${purpose} ${leaf?.name === undefined ? rule.id : leaf.key}`;
    const earlier = (shared ? sharedRequests : ownRequests).get(key);
    if (earlier !== undefined) return earlier;
    // A function that two modules need has the same name in both.
    const name = requestNames.get(key) ?? unused(purpose + (leaf?.name ?? locals.of(rule.id)), key);
    requestNames.set(key, name);
    requests.push({ purpose, name, rule: leaf?.rule ?? rule, shared });
    const reference = shared ? imported(name, modules.shared) : identifier(name);
    (shared ? sharedRequests : ownRequests).set(key, reference);
    return reference;
  };
  const leaf = (rule: Rule): Leaf | undefined => {
    const leaf = leafOf(rule);
    if (leaf?.name === undefined || !locals.isTaken(leaf.name)) return leaf;
    return { ...leaf, name: `${leaf.name}Value` };
  };
  const reference = (purpose: "is" | "explain", rule: Rule) => {
    const called = calledBy(rule);
    if (called !== undefined) return named(purpose, called);
    return request(purpose, rule, purpose === "explain" ? leaf(rule) : undefined);
  };
  return {
    own,
    named,
    reference,
    every(rule) {
      const called = calledBy(rule);
      const type = called === undefined ? undefined : names.get(called)?.type;
      if (called === undefined || type === undefined) return request("every", rule, leaf(rule));
      // The functions that are shared call none but each other, where they have a module of their own.
      const shared = moduleKey(modules.of(called)) === moduleKey(modules.shared);
      return request("every", rule, { name: type, key: `call ${called}`, rule }, shared);
    },
    isRecursive,
    // Counting properties looks inside the value.
    isLeaf: (rule) => leafOf(rule) !== undefined && !rule.checks.some(({ op }) => op === "propertyCount"),
    isContainer(rule) {
      const called = calledBy(rule);
      const { checks } = (called && rules.get(called)) ?? rule;
      return checks.some(
        ({ op }) => op === "items" || (called === undefined && (op === "property" || op === "eachProperty")),
      );
    },
    guarded: (id) => tests.get(id),
    schema: (purpose, id) => reference(purpose, use(id, schemas)),
    isNamed: schemas.isNamed,
    refusesUndefined: (rule) => refusesUndefined(rule, refusing),
    cost: costsOf(rules),
    checksOf: (id) => {
      const checks = id === undefined ? [] : use(id, schemas).checks;
      return checks.flatMap((check) => (check.op === "call" ? (rules.get(check.id)?.checks ?? []) : [check]));
    },
    take() {
      const pending = requests;
      requests = [];
      return pending;
    },
    startModule: () => ownRequests.clear(),
  };
}

/** The named schema that a rule calls, if the rule does nothing else. */
function calledBy({ checks }: Rule): SchemaId | undefined {
  const [check] = checks;
  return checks.length === 1 && check?.op === "call" && check.via === "" ? check.id : undefined;
}

/** Whether a check of a rule certainly refuses `undefined`. `refusing` are the schemas that do. */
function refusesUndefined({ checks }: Rule, refusing: ReadonlySet<SchemaId>): boolean {
  return checks.some((check) => {
    if (check.op === "type" || check.op === "bytes" || check.op === "equals" || check.op === "never") return true;
    if (check.op === "call") return refusing.has(check.id);
    return check.op === "union" && check.rules.every((variant) => refusesUndefined(variant, refusing));
  });
}

/** The schemas with names that certainly refuse `undefined`. When one is added, its callers are examined again. */
function refusingUndefined(rules: ReadonlyMap<SchemaId, Rule>): ReadonlySet<SchemaId> {
  const callers = new Map([...rules.keys()].map((id) => [id, [] as SchemaId[]]));
  for (const [id, rule] of rules) for (const called of callsOf(rule)) callers.get(called)?.push(id);
  const refusing = new Set<SchemaId>();
  const queue = [...rules.keys()];
  // The loop also visits ids that are added while it runs.
  for (const id of queue) {
    const rule = rules.get(id);
    if (rule === undefined || refusing.has(id) || !refusesUndefined(rule, refusing)) continue;
    refusing.add(id);
    queue.push(...(callers.get(id) ?? []));
  }
  return refusing;
}

function callsOf({ checks }: Rule): readonly SchemaId[] {
  return checks.flatMap((check) => {
    if (check.op === "call") return [check.id];
    return check.op === "union" ? check.rules.flatMap(callsOf) : [];
  });
}
