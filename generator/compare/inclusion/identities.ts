import { canonicalJson } from "../../1-load/canonical-json.js";
import type { JsonValue } from "../../1-load/tree.js";
import type { KeywordName, KeywordSchema, Schema, SchemaId } from "../../2-normalise/api.js";
import { schemaKeywords } from "../../2-normalise/applicators.js";
import { assertionsOf, resolveNames } from "../../3-analyse/references.js";
import type { PlainSchemas, SchemaIn } from "./types.js";

/** Tells which schemas say the same, wherever they are written. */
export interface Identities {
  /** Numbers these schemas and all that they apply. */
  number(roots: readonly SchemaIn[]): void;
  /** The number of a schema. Two schemas with one number say the same; two that say the same may have two numbers. */
  of(schema: SchemaIn): number;
}

/**
 * Numbers schemas by what they say: the same assertions, and schemas with the same numbers inside. Annotations, the order
 * of keywords and schemas that merely refer to others make no difference. Schemas that lead back to themselves are
 * the same if nothing tells them apart (partition refinement, Hopcroft 1971).
 */
export function createIdentities(): Identities {
  const tables = new Map<PlainSchemas, Map<SchemaId, Node>>();
  const numbers = new Map<string, number>();
  const numberOf = (key: string) => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  return {
    number(roots) {
      const open = reachableFrom(roots.map(nodeOf), ({ number }) => number === undefined);
      numberAcyclic(open);
      if (open.every(({ number }) => number !== undefined)) return;
      // A schema that leads to a cycle can be the same as one that has a number already.
      const all = reachableFrom(roots.map(nodeOf), () => true);
      numberCyclic(all.filter((node) => node.isCyclic || node.number === undefined));
    },
    of(schema) {
      const { number } = nodeOf(schema);
      if (number === undefined) throw new Error(`${schema.id} has no number yet`);
      return number;
    },
  };

  function nodeOf({ schemas, id }: SchemaIn): Node {
    const table = tables.get(schemas) ?? new Map<SchemaId, Node>();
    tables.set(schemas, table);
    const known = table.get(id);
    if (known !== undefined) return known;
    const target = resolveNames({ schemas }, id);
    const node = target === id ? newNode({ schemas, id }) : nodeOf({ schemas, id: target });
    table.set(id, node);
    return node;
  }

  function newNode({ schemas, id }: SchemaIn): Node {
    const schema = schemas.get(id);
    if (schema === undefined) throw new Error(`The schema ${id} is missing`);
    const unique = schema.kind === "keywords" && schema.keywords.$dynamicRef?.value.anchor !== undefined;
    const text = unique ? `${id} of ${[...tables.keys()].indexOf(schemas)}` : textOf(schema);
    const groups = groupsOf(schema).map(({ isOrdered, ids }) => ({
      isOrdered,
      nodes: () => ids.map((child) => nodeOf({ schemas, id: child })),
    }));
    return { text, groups, number: undefined, isCyclic: false };
  }

  /** From the inside out: a schema when all schemas inside it have numbers. */
  function numberAcyclic(open: readonly Node[]): void {
    const parents = new Map<Node, Node[]>(open.map((node) => [node, []]));
    const missing = new Map<Node, number>();
    for (const node of open) {
      const children = childrenOf(node).filter(({ number }) => number === undefined);
      missing.set(node, children.length);
      for (const child of children) parents.get(child)?.push(node);
    }
    const ready = open.filter((node) => missing.get(node) === 0);
    for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
      node.number = numberOf(keyOf(node, ({ number }) => number));
      for (const parent of parents.get(node) ?? []) {
        const left = (missing.get(parent) ?? 0) - 1;
        missing.set(parent, left);
        if (left === 0) ready.push(parent);
      }
    }
  }

  /**
   * All schemas that lead to a cycle at once: they start as one class for each text, and classes are split by the classes
   * of the schemas inside until none is split any more.
   */
  function numberCyclic(cyclic: readonly Node[]): void {
    let classes = new Map(cyclic.map((node) => [node, 0]));
    for (let [before, count] = [0, 1]; count > before; ) {
      const keys = new Map<string, number>();
      const split = (node: Node) => {
        const key = `${classes.get(node)} ${keyOf(node, (child) => classes.get(child) ?? `#${child.number}`)}`;
        const known = keys.get(key) ?? keys.size;
        keys.set(key, known);
        return known;
      };
      classes = new Map(cyclic.map((node) => [node, split(node)]));
      [before, count] = [count, keys.size];
    }
    const byClass = new Map<number | undefined, number>();
    for (const node of cyclic) if (node.number !== undefined) byClass.set(classes.get(node), node.number);
    for (const node of cyclic) {
      const known = byClass.get(classes.get(node)) ?? numberOf(`cyclic ${numbers.size}`);
      byClass.set(classes.get(node), known);
      node.number ??= known;
      node.isCyclic = true;
    }
  }
}

/** A schema that says something itself, as far as it is numbered. */
interface Node {
  /** What it asserts, without the schemas inside. */
  readonly text: string;
  /** The schemas inside, keyword by keyword. */
  readonly groups: readonly { readonly isOrdered: boolean; nodes(): readonly Node[] }[];
  number: number | undefined;
  /** Whether it leads to a schema that leads back to itself. */
  isCyclic: boolean;
}

/** The nodes that satisfy a condition, and that are reached through such nodes only. */
function reachableFrom(roots: readonly Node[], condition: (node: Node) => boolean): readonly Node[] {
  const reachable = new Set(roots.filter(condition));
  // Iterating a Set visits elements that are added meanwhile.
  for (const node of reachable) for (const child of childrenOf(node)) if (condition(child)) reachable.add(child);
  return [...reachable];
}

function childrenOf({ groups }: Node): readonly Node[] {
  return groups.flatMap(({ nodes }) => nodes());
}

function keyOf({ text, groups }: Node, of: (node: Node) => number | string | undefined): string {
  const parts = groups.map(({ isOrdered, nodes }) => {
    const each = nodes().map((node) => String(of(node)));
    return (isOrdered ? each : each.toSorted()).join();
  });
  return `${parts.join(";")} ${text}`;
}

/** The assertions of a schema in an order of their own, each with the texts of what is no schema. */
function textOf(schema: Schema): string {
  if (schema.kind === "boolean") return String(schema.value);
  const names = namesIn(schema);
  // `{}` accepts every value, as `true` does.
  if (names.length === 0) return "true";
  return JSON.stringify(
    names.map((name) => {
      const value: unknown = schema.keywords[name]?.value;
      if (value instanceof Map && containerOf(name) === "keyed") return [name, [...value.keys()].toSorted()];
      if (containerOf(name) === "listed") return [name, (value as readonly SchemaId[]).length];
      return containerOf(name) === "single" ? name : [name, valueText(name, value)];
    }),
  );
}

function groupsOf(schema: Schema): readonly { readonly isOrdered: boolean; readonly ids: readonly SchemaId[] }[] {
  if (schema.kind === "boolean") return [];
  return namesIn(schema).flatMap((name) => {
    const value: unknown = schema.keywords[name]?.value;
    switch (containerOf(name)) {
      case "single":
        return [{ isOrdered: true, ids: [value as SchemaId] }];
      case "listed":
        return [{ isOrdered: name === "prefixItems", ids: value as readonly SchemaId[] }];
      case "keyed": {
        const entries = [...(value as ReadonlyMap<string, SchemaId>)].toSorted(([a], [b]) => (a < b ? -1 : 1));
        return [{ isOrdered: true, ids: entries.map(([, id]) => id) }];
      }
      default:
        return name === "$dynamicRef" && schema.keywords.$dynamicRef !== undefined
          ? [{ isOrdered: true, ids: [schema.keywords.$dynamicRef.value.target] }]
          : [];
    }
  });
}

function namesIn(schema: KeywordSchema): readonly KeywordName[] {
  return assertionsOf(schema).toSorted();
}

function containerOf(name: KeywordName) {
  return name === "$ref" ? "single" : schemaKeywords.get(name);
}

/** What a keyword says, without the order of what is a set. */
function valueText(name: KeywordName, value: unknown): string {
  if (value instanceof Map) return JSON.stringify([...value].map(([key, names]) => [key, names.toSorted()]).toSorted());
  const isSet = name === "type" || name === "required" || name === "enum";
  return isSet
    ? JSON.stringify((value as readonly JsonValue[]).map(canonicalJson).toSorted())
    : canonicalJson(value as JsonValue);
}
