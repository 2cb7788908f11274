import { readFileSync } from "node:fs";
import { Document, isMap, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";

/** Where something stands in a contract: the keys and indexes that lead to it. */
export type Way = readonly (string | number)[];

/** One of our contracts, open for changes as somebody at an editor makes them. Comments and everything else stay. */
export interface Contract {
  /** Puts a value where nothing is yet, or in place of what is there. What is new is the last of its mapping or list. */
  set(way: Way, value: unknown): void;
  /** Puts a value before another one of its mapping or list. */
  insert(way: Way, value: unknown, before: string | number): void;
  remove(way: Way): void;
  rename(way: Way, key: string): void;
  /** Moves the members of a mapping or list. */
  rearrange(way: Way, order: <T>(members: readonly T[]) => readonly T[]): void;
  /** What stands there, as data. */
  get(way: Way): unknown;
  toString(): string;
}

export type ContractName = "cloudglue" | "rapidly";

export function textOf(name: ContractName): string {
  return readFileSync(new URL(`../../specs/${name}.yaml`, import.meta.url), "utf8");
}

export function openContract(text: string): Contract {
  const document = parseDocument(text);
  const collection = (way: Way): YAMLMap | YAMLSeq => {
    const found = way.length === 0 ? document.contents : document.getIn(way, true);
    if (isMap(found) || isSeq(found)) return found;
    throw new Error(`Nothing to change stands at ${way.join(" ")}`);
  };
  return {
    set(way, value) {
      collection(way.slice(0, -1));
      document.setIn(way, document.createNode(value));
    },
    insert(way, value, before) {
      const parent = collection(way.slice(0, -1));
      const key = way.at(-1);
      const index = isMap(parent) ? parent.items.findIndex((pair) => keyOf(pair) === before) : Number(before);
      if (index < 0) throw new Error(`Nothing called ${before} stands beside ${way.join(" ")}`);
      if (isMap(parent)) parent.items.splice(index, 0, document.createPair(key, value));
      else parent.items.splice(index, 0, document.createNode(value));
    },
    remove(way) {
      if (!document.deleteIn(way)) throw new Error(`Nothing to remove stands at ${way.join(" ")}`);
    },
    rename(way, key) {
      const parent = collection(way.slice(0, -1));
      const pair = isMap(parent) ? parent.items.find((each) => keyOf(each) === way.at(-1)) : undefined;
      if (pair === undefined) throw new Error(`Nothing to rename stands at ${way.join(" ")}`);
      pair.key = document.createNode(key);
    },
    rearrange(way, order) {
      const found = collection(way);
      found.items = [...order(found.items as readonly Pair[])];
    },
    get(way) {
      const found: unknown = document.getIn(way, true);
      return isMap(found) || isSeq(found) ? found.toJS(document) : document.getIn(way);
    },
    toString: () => document.toString({ lineWidth: 0 }),
  };
}

/** Some of a contract as a document of its own. */
export function documentOf(value: unknown): string {
  return new Document(value, { aliasDuplicateObjects: false }).toString({ lineWidth: 0 });
}

function keyOf({ key }: Pair): unknown {
  return typeof key === "object" && key !== null && "value" in key ? key.value : key;
}
