import type { Diagnostics } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { shortHash } from "./words.js";

/** Something of the contract that needs a name. */
export interface Nameable {
  /** As it is written. */
  readonly written: string;
  /** The name it should have. */
  readonly wanted: string;
  /** What it goes by where the wanted name is reserved: `Error` is `ErrorModel`. */
  readonly suffix: string;
  /** Tells it from everything else, wherever in the document it stands. */
  readonly key: string;
  readonly at: Span | undefined;
}

/** The names of one API: each is given once. */
export interface NameTable {
  /** Names that differ in more than case, for things of one kind. `derived` are the names that come with one. */
  distinct<T extends Nameable>(
    things: readonly T[],
    derived?: (name: string, thing: T) => readonly string[],
  ): ReadonlyMap<T, string>;
  /** The wanted name, or one like it where that is taken. */
  one(thing: Nameable): string;
  /** Whether nothing has the name, and nothing has reserved it. */
  isFree(name: string): boolean;
}

/**
 * A table in which only the reserved names are taken.
 *
 * What a thing is called does not depend on where it stands in the document. Where several things want one name, it
 * goes to the one that is written exactly so; the others, or all if there is none, get a few letters more that are
 * made of what is written.
 */
export function createNameTable(reserved: ReadonlySet<string>, diagnostics: Diagnostics): NameTable {
  const taken = new Set<string>();
  return { distinct, one, isFree: isUnused };

  function distinct<T extends Nameable>(
    things: readonly T[],
    derived: (name: string, thing: T) => readonly string[] = () => [],
  ) {
    const names = new Map<T, string>();
    const folded = new Set<string>();
    const isFree = (thing: T) => (name: string) =>
      !folded.has(fold(name)) && [name, ...derived(name, thing)].every(isUnused);
    const give = (thing: T, name: string) => {
      folded.add(fold(name));
      for (const each of [name, ...derived(name, thing)]) taken.add(each);
      names.set(thing, name);
    };
    const claims = things.map((thing) => ({ thing, name: unreserved(thing) })).toSorted(inClaimOrder);
    const rivals = countBy(claims, ({ name }) => fold(name));
    const late = claims.filter(({ thing, name }) => {
      const undisputed = rivals.get(fold(name)) === 1 || thing.written === name;
      if (undisputed && isFree(thing)(name)) give(thing, name);
      return !names.has(thing);
    });
    for (const { thing, name } of late) {
      const suffixed = name + thing.suffix;
      const alone = rivals.get(fold(name)) === 1;
      const chosen = alone && isFree(thing)(suffixed) ? suffixed : hashed(thing, name, isFree(thing));
      diagnostics.report("name-collision", thing.at, { name, written: thing.written, chosen }, placesOf(thing, name));
      give(thing, chosen);
    }
    return names;

    /** The others that want the name. */
    function placesOf(thing: T, name: string) {
      return claims.flatMap((other) =>
        other.thing === thing || other.thing.at === undefined || fold(other.name) !== fold(name)
          ? []
          : [{ label: `This is \`${other.thing.written}\`.`, at: other.thing.at }],
      );
    }
  }

  function one(thing: Nameable): string {
    const { wanted, written, at } = thing;
    if (isUnused(wanted)) {
      taken.add(wanted);
      return wanted;
    }
    const name = wanted + thing.suffix;
    const chosen = isUnused(name) && thing.suffix !== "" ? name : hashed(thing, name, isUnused);
    taken.add(chosen);
    diagnostics.report("name-collision", at, { name: wanted, written, chosen });
    return chosen;
  }

  function isUnused(name: string): boolean {
    return !taken.has(name) && !reserved.has(name);
  }

  function unreserved({ wanted, suffix, written, at }: Nameable): string {
    if (!reserved.has(wanted)) return wanted;
    const chosen = wanted + suffix;
    diagnostics.report("name-reserved", at, { name: wanted, written, chosen });
    return chosen;
  }

  function hashed(thing: Nameable, name: string, isFree: (name: string) => boolean): string {
    for (let attempt = 0; ; attempt++) {
      const chosen = name + shortHash(attempt === 0 ? thing.key : `${thing.key}#${attempt}`);
      if (isFree(chosen)) return chosen;
    }
  }
}

/** Names that only case and normal form tell apart are one (Unicode NFKC): to a reader, and to some file systems. */
function fold(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/**
 * What is written exactly as it is named comes first, `fooBar` before `foo_bar`, `FooBar` before `FOOBAR`. The order of
 * the document has no part in it.
 */
function inClaimOrder(a: Claim, b: Claim): number {
  const exact = Number(b.thing.written === b.name) - Number(a.thing.written === a.name);
  const plain = Number(/[_$]/.test(a.name)) - Number(/[_$]/.test(b.name));
  return exact || plain || compare(b.name, a.name) || compare(a.thing.key, b.thing.key);
}

interface Claim {
  readonly thing: Nameable;
  readonly name: string;
}

/** By code unit: the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
