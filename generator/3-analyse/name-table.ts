import type { Diagnostics, Related } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { shortHash } from "./words.js";

/** A schema, operation or case that needs a name in generated code. */
export interface Nameable {
  /** Its name in the contract. */
  readonly original: string;
  /** The name it should get. */
  readonly preferred: string;
  /** Appended where the preferred name is reserved: `Error` becomes `ErrorModel`. */
  readonly suffix: string;
  /** Unique, and independent of its position in the document. */
  readonly key: string;
  readonly at: Span | undefined;
}

/** The names of one API. Each is assigned once. */
export interface NameTable {
  /**
   * Assigns names that differ in more than case. `derived` lists the further names that an item needs along with one.
   */
  assignDistinct<T extends Nameable>(
    items: readonly T[],
    derived?: (name: string, item: T) => readonly string[],
  ): ReadonlyMap<T, string>;
  /** Assigns the preferred name, or a similar one if that is not free. */
  assign(item: Nameable): string;
  /** Whether a name is neither assigned nor reserved. */
  isFree(name: string): boolean;
}

/**
 * Creates a table without any assigned names.
 *
 * A name does not depend on the order of the document. If several items prefer one name, it is assigned to the item
 * that has exactly this name in the contract. The others, or all if there is none, get a short hash of their key
 * appended.
 */
export function createNameTable(reserved: ReadonlySet<string>, diagnostics: Diagnostics): NameTable {
  const taken = new Set<string>();
  return { assignDistinct, assign, isFree: isUnused };

  function assignDistinct<T extends Nameable>(
    items: readonly T[],
    derived: (name: string, item: T) => readonly string[] = () => [],
  ) {
    const names = new Map<T, string>();
    const folded = new Set<string>();
    const isFree = (item: T) => (name: string) =>
      !folded.has(fold(name)) && [name, ...derived(name, item)].every(isUnused);
    const claim = (item: T, name: string) => {
      folded.add(fold(name));
      for (const each of [name, ...derived(name, item)]) taken.add(each);
      names.set(item, name);
    };
    const claims = items.map((item) => ({ item, name: unreserved(item) })).toSorted(inClaimOrder);
    const rivals = groupBy(claims, ({ name }) => fold(name));
    const isAlone = (name: string) => rivals.get(fold(name))?.length === 1;
    const disputed = claims.filter(({ item, name }) => {
      const undisputed = isAlone(name) || item.original === name;
      if (undisputed && isFree(item)(name)) claim(item, name);
      return !names.has(item);
    });
    for (const { item, name } of disputed) {
      const suffixed = name + item.suffix;
      const chosen = isAlone(name) && isFree(item)(suffixed) ? suffixed : hashed(item, name, isFree(item));
      diagnostics.report("name-collision", item.at, { name, written: item.original, chosen }, rivalSpans(item, name));
      claim(item, chosen);
    }
    return names;

    /** The spans of the other items that prefer the name: of the first ones, where there are many. */
    function rivalSpans(item: T, name: string): readonly Related[] {
      const group = rivals.get(fold(name)) ?? [];
      const others = group.slice(0, mostRivals + 1).filter((other) => other.item !== item);
      return others.slice(0, mostRivals).flatMap(({ item: { original, at } }, index) => {
        const more = index === mostRivals - 1 ? group.length - 1 - mostRivals : 0;
        const label = `This is \`${original}\`${more <= 0 ? "" : `, and ${more} more prefer the name`}.`;
        return at === undefined ? [] : [{ label, at }];
      });
    }
  }

  function assign(item: Nameable): string {
    const { preferred, original, at } = item;
    if (isUnused(preferred)) {
      taken.add(preferred);
      return preferred;
    }
    const name = preferred + item.suffix;
    const chosen = isUnused(name) && item.suffix !== "" ? name : hashed(item, name, isUnused);
    taken.add(chosen);
    diagnostics.report("name-collision", at, { name: preferred, written: original, chosen });
    return chosen;
  }

  function isUnused(name: string): boolean {
    return !taken.has(name) && !reserved.has(name);
  }

  function unreserved({ preferred, suffix, original, at }: Nameable): string {
    if (!reserved.has(preferred)) return preferred;
    const chosen = preferred + suffix;
    diagnostics.report("name-reserved", at, { name: preferred, written: original, chosen });
    return chosen;
  }

  function hashed(item: Nameable, name: string, isFree: (name: string) => boolean): string {
    for (let attempt = 0; ; attempt++) {
      const chosen = name + shortHash(attempt === 0 ? item.key : `${item.key}#${attempt}`);
      if (isFree(chosen)) return chosen;
    }
  }
}

/** How many of those that prefer one name are shown with each other: all of them grow with the square of their number. */
const mostRivals = 5;

/** Names that only case and normal form tell apart are one (Unicode NFKC): to a reader, and to some file systems. */
function fold(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/**
 * What is written exactly as it is named comes first, `fooBar` before `foo_bar`, `FooBar` before `FOOBAR`. The order of
 * the document has no part in it.
 */
function inClaimOrder(a: Claim, b: Claim): number {
  const exact = Number(b.item.original === b.name) - Number(a.item.original === a.name);
  const plain = Number(/[_$]/.test(a.name)) - Number(/[_$]/.test(b.name));
  return exact || plain || compare(b.name, a.name) || compare(a.item.key, b.item.key);
}

interface Claim {
  readonly item: Nameable;
  readonly name: string;
}

/** By code unit: the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
