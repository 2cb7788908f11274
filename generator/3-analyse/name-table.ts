import type { Diagnostics, Related } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";

/** What needs a name in generated code: a schema, an operation, or what is generated for one. */
export interface Nameable {
  /** What it is, in messages: "the schema `Pet`", "the type guard of `Pet`". */
  readonly subject: string;
  /** The names that it can have, the best first. Where none is free, it gets the first one with a number. */
  readonly candidates: readonly string[];
  readonly origin: NameOrigin;
  /** Its name in the contract; undefined where the contract has none. */
  readonly written: string | undefined;
  /** Unique, and independent of its position in the document. */
  readonly key: string;
  readonly at: Span | undefined;
}

/**
 * Where a name comes from, which decides who gets it and what is reported if it is not free.
 *
 * `chosen`: by `x-specmill-name`; it must be free, and the
 * further candidates are for a lenient reading. `contract`: it is the name in the contract. `location`:
 * the contract has none, it is made of the location, and nobody expects a certain one. `view`: it is the name of a
 * schema, and a word for where it has another meaning. `derived`: it is made of a name of these. `unexpected`: so it is,
 * too, and nobody expects a certain one.
 */
export type NameOrigin = "chosen" | "contract" | "location" | "view" | "derived" | "unexpected";

/** What got a name, and why it is this one. */
export interface NameDecision extends Omit<Nameable, "candidates"> {
  readonly name: string;
  /** Why it is not the best one; undefined if it is. */
  readonly obstacle: Obstacle | undefined;
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
  /** Assigns the first candidate that is free. */
  assign(item: Nameable): string;
  /** Everything that has a name so far. */
  decisions(): readonly NameDecision[];
}

/**
 * Creates a table without any assigned names. `reserved` says what each name is that cannot be assigned.
 *
 * A name does not depend on the order of the document: the names that the contract chooses come first, then its own, then
 * ours. Of several items that can have one name, it goes to the one that is written exactly so, or else to the first in
 * the order of `inClaimOrder`. Every message says who has the name that another one did not get.
 */
export function createNameTable(reserved: ReadonlyMap<string, string>, diagnostics: Diagnostics): NameTable {
  const holders = new Map<string, Holder>();
  /** The next number behind each name. */
  const numbers = new Map<string, number>();
  const decisions: NameDecision[] = [];
  return { assignDistinct, assign, decisions: () => [...decisions] };

  function assignDistinct<T extends Nameable>(
    items: readonly T[],
    derived: (name: string, item: T) => readonly string[] = () => [],
  ): ReadonlyMap<T, string> {
    const names = new Map<T, string>();
    const folded = new Map<string, Holder>();
    const claims: Claims<T> = {
      obstacle(name, item) {
        const alike = folded.get(fold(name));
        if (alike !== undefined) return { kind: "held", name, by: alike };
        for (const each of [name, ...derived(name, item)]) {
          const obstacle = obstacleOf(each);
          if (obstacle !== undefined) return obstacle;
        }
        return undefined;
      },
      claim(name, item) {
        const holder = { name, subject: item.subject, at: item.at };
        folded.set(fold(name), holder);
        for (const each of [name, ...derived(name, item)]) holders.set(each, { ...holder, name: each });
        names.set(item, name);
      },
    };
    const ordered = items.toSorted(inClaimOrder);
    const chosen = ordered.filter(({ origin }) => origin === "chosen");
    const inContract = ordered.filter(({ origin }) => origin === "contract");
    assignChosen(chosen, inContract, claims);
    const ignored = chosen.filter((item) => !names.has(item));
    assignInRounds([...inContract, ...ignored], claims);
    for (const each of ["location", "view"] as const)
      assignInRounds(
        ordered.filter(({ origin }) => origin === each),
        claims,
      );
    return names;
  }

  /**
   * Names that the contract chooses must be free, also of what it calls so anyway; normalise has compared them with each
   * other. One that is not free is reported and stays without a name.
   */
  function assignChosen<T extends Nameable>(chosen: readonly T[], inContract: readonly T[], claims: Claims<T>): void {
    const alike = new Map(inContract.toReversed().map((item) => [fold(first(item)), item]));
    for (const item of chosen) {
      const name = first(item);
      const rival = alike.get(fold(name));
      const obstacle: Obstacle | undefined =
        rival === undefined
          ? claims.obstacle(name, item)
          : { kind: "held", name, by: { name: first(rival), subject: rival.subject, at: rival.at } };
      if (obstacle === undefined) {
        claims.claim(name, item);
        decide(item, name, undefined);
      } else diagnostics.report("name-taken", item.at, { name, because: reasonOf(obstacle) }, relatedTo(obstacle));
    }
  }

  /**
   * All get their first candidate who can, then all others their second one. A name made of locations that several could
   * have goes to none of those that can have a longer one: `BoxLabel` and `ShelfLabel`, and no `Label`.
   */
  function assignInRounds<T extends Nameable>(items: readonly T[], claims: Claims<T>): void {
    const obstacles = new Map<T, Obstacle>();
    let open = items;
    for (let round = 0; open.length > 0; round++) {
      const wanted = countBy(open, ({ candidates }) => fold(candidates[round] ?? ""));
      open = open.filter((item) => {
        const name = item.candidates[round] ?? numbered(item, claims);
        const isShared = item.origin === "location" && (wanted.get(fold(name)) ?? 0) > 1;
        if (isShared && item.candidates[round + 1] !== undefined) {
          if (!obstacles.has(item)) obstacles.set(item, { kind: "shared", name });
          return true;
        }
        const obstacle = claims.obstacle(name, item);
        if (obstacle !== undefined) {
          if (!obstacles.has(item)) obstacles.set(item, obstacle);
          return true;
        }
        claims.claim(name, item);
        const inTheWay = obstacles.get(item);
        decide(item, name, inTheWay);
        if (inTheWay !== undefined) reportChange(item, name, inTheWay);
        return false;
      });
    }
  }

  function decide({ subject, origin, written, key, at }: Nameable, name: string, obstacle: Obstacle | undefined): void {
    decisions.push({ subject, origin, written, key, at, name, obstacle });
  }

  function assign(item: Nameable): string {
    let assigned = "";
    assignInRounds([item], {
      obstacle: obstacleOf,
      claim(name, { subject, at }) {
        holders.set(name, { name, subject, at });
        assigned = name;
      },
    });
    return assigned;
  }

  function obstacleOf(name: string): Obstacle | undefined {
    const by = holders.get(name);
    if (by !== undefined) return { kind: "held", name, by };
    const meaning = reserved.get(name);
    return meaning === undefined ? undefined : { kind: "reserved", name, meaning };
  }

  function numbered<T extends Nameable>(item: T, claims: Claims<T>): string {
    const stem = first(item);
    for (let number = numbers.get(stem) ?? 2; ; number++) {
      const name = stem + number;
      numbers.set(stem, number + 1);
      if (claims.obstacle(name, item) === undefined) return name;
    }
  }

  function reportChange({ origin, subject, written, at }: Nameable, chosen: string, obstacle: Obstacle): void {
    // A chosen name that is not free is reported already, and what is called as it is written needs no word.
    if (origin === "location" || origin === "unexpected" || origin === "chosen" || chosen === written) return;
    const details = { subject, chosen, because: reasonOf(obstacle) };
    if (origin === "derived" || origin === "view") diagnostics.report("name-derived", at, details, relatedTo(obstacle));
    else if (obstacle.kind === "reserved") diagnostics.report("name-reserved", at, details);
    else diagnostics.report("name-collision", at, details, relatedTo(obstacle));
  }
}

interface Claims<T> {
  /** Why an item cannot have a name; undefined if it can. */
  readonly obstacle: (name: string, item: T) => Obstacle | undefined;
  readonly claim: (name: string, item: T) => void;
}

/** What has a name. */
export interface Holder {
  readonly name: string;
  readonly subject: string;
  readonly at: Span | undefined;
}

/** Why a name is not free. */
export type Obstacle =
  /** Something else has it, or a name that is the same but for case. */
  | { readonly kind: "held"; readonly name: string; readonly by: Holder }
  | { readonly kind: "reserved"; readonly name: string; readonly meaning: string }
  /** Several things could have it, all for the same reason. */
  | { readonly kind: "shared"; readonly name: string };

/** An obstacle in words: "`Pet` is the name of the schema `pet`". */
export function reasonOf(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case "reserved":
      return `\`${obstacle.name}\` is ${obstacle.meaning}`;
    case "shared":
      return `\`${obstacle.name}\` could be the name of several schemas`;
    case "held": {
      const { name, by } = obstacle;
      const difference = name === by.name ? "" : `, which differs from \`${name}\` only in case,`;
      return `\`${by.name}\`${difference} is the name of ${by.subject}`;
    }
    default:
      return obstacle satisfies never;
  }
}

function relatedTo(obstacle: Obstacle): readonly Related[] {
  if (obstacle.kind !== "held" || obstacle.by.at === undefined) return [];
  return [{ label: `This is ${obstacle.by.subject}.`, at: obstacle.by.at }];
}

function first({ candidates }: Nameable): string {
  const [name] = candidates;
  if (name === undefined) throw new Error("A name needs a candidate");
  return name;
}

/** Names that only case and normal form tell apart are one (Unicode NFKC): to a reader, and to some file systems. */
function fold(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/**
 * What is written exactly as it is named comes first, then `fooBar` before `foo_bar`, `FooBar` before `FOOBAR`, and what
 * is shorter. The order of the document has no part in it.
 */
function inClaimOrder(a: Nameable, b: Nameable): number {
  const exact = Number(b.written === first(b)) - Number(a.written === first(a));
  const plain = Number(/[_$]/.test(first(a))) - Number(/[_$]/.test(first(b)));
  return exact || plain || compare(first(b), first(a)) || a.key.length - b.key.length || compare(a.key, b.key);
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
