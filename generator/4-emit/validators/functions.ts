import type { SchemaId } from "../../2-normalise/api.js";
import { copySuffixOf, locationOf } from "../../2-normalise/locations.js";
import { shortHash } from "../../3-analyse/words.js";
import type { Code } from "../print/code.js";
import { identifier } from "../print/identifiers.js";
import { effortsOf } from "./efforts.js";
import type { Lowered } from "./endless-rules.js";
import { type Leaf, leafOf } from "./leaves.js";
import { createLocalNames } from "./local-names.js";
import { use } from "./lower.js";
import type { Schemas } from "./lowering.js";
import type { Owner } from "./path-names.js";
import type { Check, Rule } from "./program.js";
import { recursionOf } from "./recursion.js";

/** The functions that a schema with a name has; what is made for schemas without one is called after them. */
export interface FunctionNames {
  readonly type: string;
  readonly is: string;
  readonly explain: string;
}

/** What stands in operations and not in a schema. */
export interface OperationPlaces {
  /** Parameters: what is inside them is called after them. */
  readonly owners: readonly Owner[];
  /** The rules made for operations, by the ids that name their functions. */
  readonly ids: readonly SchemaId[];
}

export type Purpose = "is" | "explain" | "every";

/** A function that a rule without a name needs. */
export interface Request {
  readonly purpose: Purpose;
  readonly name: string;
  readonly rule: Rule;
  /** Whether rules of several schemas share the function, because it says the same of all of them. */
  readonly shared: boolean;
}

/**
 * Gives every rule its functions. A rule that only calls a named schema is that schema's function; any other gets one
 * of its own, once, under a name made of its owner's and of the path to it.
 */
export interface Functions {
  reference(purpose: "is" | "explain", rule: Rule): Code;
  /** The function that tests a rule on every item of an array: a loop of its own is what engines make quick. */
  every(rule: Rule): Code;
  /** The name of the test that a schema's own test guards, where it needs a guard. */
  guarded(id: SchemaId): string | undefined;
  /** What the functions of a schema are called that has some of its own. */
  own(id: SchemaId): FunctionNames;
  /** The function of a schema that has a name; of its tests the guarded one. */
  named(purpose: "is" | "explain", id: SchemaId): Code;
  /** Whether testing a rule may run out of stack, so that it must be guarded. */
  isRecursive(rule: Rule): boolean;
  /** Whether the explanation of a rule looks at no part of a value, so that it also takes the name of a property. */
  isLeaf(rule: Rule): boolean;
  /**
   * Whether an explanation of a rule looks at parts of the value by itself: what describes items, or what describes
   * properties in place, as those of a schema with a name are tested by a function that is there anyway.
   */
  isContainer(rule: Rule): boolean;
  /** The function of a schema, whether it has a name or not. */
  schema(purpose: "is" | "explain", id: SchemaId): Code;
  isNamed(id: SchemaId): boolean;
  /** Whether a test of a rule is certain to refuse `undefined`. Knowing too little is safe and costs a comparison. */
  refusesUndefined(rule: Rule): boolean;
  /** How much testing a rule may take, compared with others. */
  effort(rule: Rule): number;
  /** What is asked of the values of a schema, as far as it is known: its checks, and those of a schema that it calls. */
  checksOf(id: SchemaId | undefined): readonly Check[];
  /** What was asked for since the last call, in the order of asking. */
  take(): readonly Request[];
}

/**
 * `written` are the schemas that have a name in the contract, `taken` the names that what is made here must not have,
 * `places` what stands in operations: the names of parameters and the ids of rules that no schema has.
 */
export function createFunctions(
  written: ReadonlyMap<SchemaId, FunctionNames>,
  { rules, endless }: Lowered,
  schemas: Schemas,
  taken: ReadonlySet<string>,
  places: OperationPlaces,
): Functions {
  const refusing = refusingUndefined(rules);
  const given = new Map<string, Code>();
  const used = new Set(taken);
  const owners = [...written].map(([id, { type }]) => ({
    location: locationOf(id),
    mark: copySuffixOf(id),
    name: type,
  }));
  const unnamed = [...schemas.schemas.keys(), ...places.ids].filter((id) => !written.has(id));
  const locals = createLocalNames(unnamed, [...owners, ...places.owners], schemas);
  let requests: Request[] = [];

  const isRecursive = recursionOf(rules);
  const tests = new Map<SchemaId, string>();
  const own = (id: SchemaId) => {
    const found = names.get(id);
    if (found === undefined) throw new Error(`${id} has no name: naming must cover every schema that is referred to`);
    return found;
  };
  const named = (purpose: "is" | "explain", id: SchemaId) => {
    return identifier((purpose === "is" ? tests.get(id) : undefined) ?? own(id)[purpose]);
  };
  /** The wanted name, or one that is made of what it is for: not a number, which would be that of its turn. */
  const unused = (wanted: string, key: string): string => {
    let name = wanted;
    for (let attempt = key; used.has(name); attempt += "#") name = wanted + shortHash(attempt);
    used.add(name);
    return name;
  };
  const names = new Map(written);
  for (const id of endless) {
    const type = locals.of(id);
    names.set(id, { type, is: unused(`is${type}`, `is ${id}`), explain: unused(`explain${type}`, `explain ${id}`) });
  }
  for (const [id, { type }] of written) {
    const rule = rules.get(id);
    if (rule && isRecursive(rule)) tests.set(id, unused(`test${type}`, id));
  }
  const request = (purpose: Purpose, rule: Rule, leaf: Leaf | undefined) => {
    const shared = leaf?.name !== undefined;
    const key = `${purpose} ${shared ? leaf.key : rule.id}`;
    const known = given.get(key);
    if (known !== undefined) return known;
    const name = unused(purpose + (leaf?.name ?? locals.of(rule.id)), key);
    requests.push({ purpose, name, rule: leaf?.rule ?? rule, shared });
    const called = identifier(name);
    given.set(key, called);
    return called;
  };
  const leaf = (rule: Rule): Leaf | undefined => {
    const found = leafOf(rule);
    if (found?.name === undefined || !locals.isTaken(found.name)) return found;
    return { ...found, name: `${found.name}Value` };
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
      return request("every", rule, type === undefined ? leaf(rule) : { name: type, key: `call ${called}`, rule });
    },
    isRecursive,
    // To count properties is to look at them.
    isLeaf: (rule) => leafOf(rule) !== undefined && !rule.checks.some(({ op }) => op === "propertyCount"),
    isContainer(rule) {
      const called = calledBy(rule);
      const { checks } = (called && rules.get(called)) ?? rule;
      return checks.some(
        ({ op }) => op === "items" || (called === undefined && (op === "property" || op === "members")),
      );
    },
    guarded: (id) => tests.get(id),
    schema: (purpose, id) => reference(purpose, use(id, schemas)),
    isNamed: schemas.isNamed,
    refusesUndefined: (rule) => refusesUndefined(rule, refusing),
    effort: effortsOf(rules),
    checksOf: (id) => {
      const checks = id === undefined ? [] : use(id, schemas).checks;
      return checks.flatMap((check) => (check.op === "call" ? (rules.get(check.id)?.checks ?? []) : [check]));
    },
    take() {
      const taken = requests;
      requests = [];
      return taken;
    },
  };
}

/** The schema with a name that is all a rule asks for. */
function calledBy({ checks }: Rule): SchemaId | undefined {
  const [check] = checks;
  return checks.length === 1 && check?.op === "call" && check.via === "" ? check.id : undefined;
}

/** Whether one check of a rule refuses `undefined`, given the schemas that do. */
function refusesUndefined({ checks }: Rule, refusing: ReadonlySet<SchemaId>): boolean {
  return checks.some((check) => {
    if (check.op === "type" || check.op === "equals" || check.op === "never") return true;
    if (check.op === "call") return refusing.has(check.id);
    return check.op === "union" && check.rules.every((variant) => refusesUndefined(variant, refusing));
  });
}

/** The schemas with names that are certain to refuse `undefined`. One is looked at again when one that it calls is found. */
function refusingUndefined(rules: ReadonlyMap<SchemaId, Rule>): ReadonlySet<SchemaId> {
  const callers = new Map([...rules.keys()].map((id) => [id, [] as SchemaId[]]));
  for (const [id, rule] of rules) for (const called of callsOf(rule)) callers.get(called)?.push(id);
  const found = new Set<SchemaId>();
  const queue = [...rules.keys()];
  // An array gives what is added while it is walked.
  for (const id of queue) {
    const rule = rules.get(id);
    if (rule === undefined || found.has(id) || !refusesUndefined(rule, found)) continue;
    found.add(id);
    queue.push(...(callers.get(id) ?? []));
  }
  return found;
}

function callsOf({ checks }: Rule): readonly SchemaId[] {
  return checks.flatMap((check) => {
    if (check.op === "call") return [check.id];
    return check.op === "union" ? check.rules.flatMap(callsOf) : [];
  });
}
