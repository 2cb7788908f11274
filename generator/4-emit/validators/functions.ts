import type { SchemaId } from "../../2-normalise/api.js";
import { copyMarkOf, locationOf } from "../../2-normalise/locations.js";
import { toPascalCase } from "../../3-analyse/words.js";
import { type Code, code } from "../print/code.js";
import { identifier } from "../print/identifiers.js";
import { formatOf } from "./formats.js";
import { type Schemas, use } from "./lower.js";
import type { Check, Rule } from "./program.js";
import { recursionOf } from "./recursion.js";
import { jsonTypeOf } from "./simplify.js";
import { subjectOf } from "./types.js";

/** The functions that a schema with a name has; what is made for schemas without one is called after them. */
export interface FunctionNames {
  readonly type: string;
  readonly is: string;
  readonly explain: string;
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
  /** The function of a schema that has a name; of its tests the guarded one. */
  named(purpose: "is" | "explain", id: SchemaId): Code;
  /** Whether testing a rule may run out of stack, so that it must be guarded. */
  isRecursive(rule: Rule): boolean;
  /** The function of a schema, whether it has a name or not. */
  schema(purpose: "is" | "explain", id: SchemaId): Code;
  isNamed(id: SchemaId): boolean;
  /** Whether a test of a rule is certain to refuse `undefined`. Knowing too little is safe and costs a comparison. */
  refusesUndefined(rule: Rule): boolean;
  /** Whether a test of a rule is certain to refuse an object without a property. Knowing too little is safe. */
  requires(rule: Rule, property: string): boolean;
  /** What was asked for since the last call, in the order of asking. */
  take(): readonly Request[];
}

/** `rules` are those of the schemas that have names; `taken` are names that what is made here must not have. */
export function createFunctions(
  names: ReadonlyMap<SchemaId, FunctionNames>,
  rules: ReadonlyMap<SchemaId, Rule>,
  schemas: Schemas,
  taken: ReadonlySet<string>,
): Functions {
  const refusing = refusingUndefined(rules);
  const given = new Map<string, string>();
  const used = new Set(taken);
  const owners = new Map<string, Owner[]>();
  for (const [id, { type }] of names) {
    const location = locationOf(id);
    owners.set(location, [...(owners.get(location) ?? []), { location, mark: copyMarkOf(id), type }]);
  }
  let requests: Request[] = [];

  const isRecursive = recursionOf(rules);
  const tests = new Map<SchemaId, string>();
  const named = (purpose: "is" | "explain", id: SchemaId) => {
    const name = (purpose === "is" ? tests.get(id) : undefined) ?? names.get(id)?.[purpose];
    if (name === undefined) throw new Error(`${id} has no name: naming must cover every schema that is referred to`);
    return code`${identifier(name)}`;
  };
  const unused = (wanted: string): string => {
    for (let count = 1; ; count++) {
      const name = count === 1 ? wanted : `${wanted}${count}`;
      if (!used.has(name)) {
        used.add(name);
        return name;
      }
    }
  };
  for (const [id, { type }] of names) {
    const rule = rules.get(id);
    if (rule && isRecursive(rule)) tests.set(id, unused(`test${type}`));
  }
  const request = (purpose: Purpose, rule: Rule, leaf: Leaf | undefined) => {
    const key = `${purpose} ${leaf?.key ?? rule.id}`;
    const name = given.get(key) ?? unused(purpose + (leaf?.name ?? pathName(rule.id, owners)));
    if (!given.has(key)) {
      given.set(key, name);
      requests.push({ purpose, name, rule, shared: leaf !== undefined });
    }
    return code`${identifier(name)}`;
  };
  const reference = (purpose: "is" | "explain", rule: Rule) => {
    const called = calledBy(rule);
    if (called !== undefined) return named(purpose, called);
    return request(purpose, rule, purpose === "explain" ? leafOf(rule) : undefined);
  };
  return {
    named,
    reference,
    every(rule) {
      const called = calledBy(rule);
      const type = called === undefined ? undefined : names.get(called)?.type;
      return request("every", rule, type === undefined ? leafOf(rule) : { name: type, key: `call ${called}` });
    },
    isRecursive,
    guarded: (id) => tests.get(id),
    schema: (purpose, id) => reference(purpose, use(id, schemas)),
    isNamed: schemas.isNamed,
    refusesUndefined: (rule) => refusesUndefined(rule, refusing),
    requires: (rule, property) => {
      const called = rule.checks.flatMap((check) => (check.op === "call" ? (rules.get(check.id)?.checks ?? []) : []));
      return [...rule.checks, ...called].some((check) => check.op === "required" && check.name === property);
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

/** A rule of nothing but types, a format and bounds, wherever it stands. */
interface Leaf {
  /** `StringOrNull`, `Uuid4`, `IntegerMinimum0`. */
  readonly name: string;
  /** The same only for rules that say the same. */
  readonly key: string;
}

function leafOf({ checks }: Rule): Leaf | undefined {
  const [typed, ...rest] = checks;
  if (typed?.op !== "type" || checks.some(({ via }) => via !== "")) return undefined;
  const speaksOf = (check: Check) => typed.types.some((type) => jsonTypeOf(type) === subjectOf(check));
  // A format of values that the types refuse says nothing.
  const others = rest.filter((check) => check.op !== "format" || speaksOf(check));
  const stated = new Set<Check>();
  const types = typed.types.map((type) => {
    const check = others.find((check) => formatOf(check, type));
    if (check) stated.add(check);
    return toPascalCase(check?.op === "format" ? check.format.name : type);
  });
  const words = others.map((check) => {
    if (check.op === "format") return check.format.name;
    return "limit" in check ? `${check.keyword}${check.limit}` : undefined;
  });
  if (words.includes(undefined)) return undefined;
  const more = words.filter((_, index) => !stated.has(others[index] as Check));
  const name = more.map((word = "") => toPascalCase(word.replace("-", "Minus").replace(/\W/, "_")));
  return { name: types.join("Or") + name.join(""), key: [...typed.types, ...words].join(" ") };
}

/** Segments that say nothing to a reader of the name. */
const silent = new Set(["properties", "components", "schemas", "paths", "schema", "content", "$defs"]);

/** A schema with a name, by the place where it was written and what tells a copy from it. */
interface Owner {
  readonly location: string;
  readonly mark: string;
  readonly type: string;
}

/** `ShareUpdateMedias` for `#/components/schemas/ShareUpdate/properties/medias`; what is in a copy is called after the copy. */
function pathName(id: SchemaId, owners: ReadonlyMap<string, readonly Owner[]>): string {
  const [location, mark] = [locationOf(id), copyMarkOf(id)];
  const around: Owner[] = [];
  for (let end = location.lastIndexOf("/"); end > 0; end = location.lastIndexOf("/", end - 1)) {
    around.push(...(owners.get(location.slice(0, end)) ?? []));
  }
  const owner = around.find((each) => each.mark === mark) ?? around[0];
  const segments = location
    .slice(owner?.location.length ?? 0)
    .replace(/^[^#]*#/, "")
    .split("/")
    .slice(1);
  const words = segments.filter((segment, index) => segment !== "" && !(silent.has(segment) && index % 2 === 0));
  return (owner?.type ?? "") + words.map((word) => toPascalCase(word)).join("");
}
