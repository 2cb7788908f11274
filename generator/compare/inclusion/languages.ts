import { type Characters, complement, contains, everyCharacter, intersection, plainest, union } from "./characters.js";

/**
 * A set of texts: a regular expression with complement and intersection, whose derivatives are the states of its automaton
 * (Owens, Reppy, Turon: "Regular-expression derivatives reexamined", 2009). Equal languages need not be one object, but
 * equal expressions are.
 */
export type Language = {
  readonly id: number;
  /** Whether the empty text is in it. */
  readonly nullable: boolean;
} & LanguageShape;

type LanguageShape =
  | { readonly kind: "nothing" }
  | { readonly kind: "emptyText" }
  | { readonly kind: "characters"; readonly characters: Characters }
  | { readonly kind: "then"; readonly first: Language; readonly second: Language }
  | { readonly kind: "any"; readonly of: readonly Language[] }
  | { readonly kind: "all"; readonly of: readonly Language[] }
  | { readonly kind: "not"; readonly of: Language }
  | { readonly kind: "repeat"; readonly of: Language; readonly least: number; readonly most: number };

/** Makes languages, each expression once. */
export interface Languages {
  readonly nothing: Language;
  readonly emptyText: Language;
  readonly everything: Language;
  characters(characters: Characters): Language;
  // Not `then`, as that would make this a promise.
  sequence(first: Language, second: Language): Language;
  any(of: readonly Language[]): Language;
  all(of: readonly Language[]): Language;
  not(of: Language): Language;
  repeat(of: Language, least: number, most: number): Language;
  /** What may follow a character (Brzozowski 1964). */
  after(language: Language, character: number): Language;
  /** What may follow each character: one character stands for all that lead to the same language. */
  following(language: Language): readonly (readonly [character: number, rest: Language])[];
}

export function createLanguages(): Languages {
  const made = new Map<string, Language>();
  const followers = new Map<Language, readonly (readonly [number, Language])[]>();
  const classes = new Map<Language, readonly Characters[]>();
  const make = (key: string, shape: LanguageShape): Language => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const language: Language = { id: made.size, nullable: isNullable(shape), ...shape };
    made.set(key, language);
    return language;
  };
  const nothing = make("nothing", { kind: "nothing" });
  const emptyText = make("emptyText", { kind: "emptyText" });
  const everything = make(`not ${nothing.id}`, { kind: "not", of: nothing });
  return { nothing, emptyText, everything, characters, sequence, any, all, not, repeat, after, following };

  function characters(set: Characters): Language {
    return set.length === 0 ? nothing : make(`characters ${set.join(";")}`, { kind: "characters", characters: set });
  }

  function sequence(first: Language, second: Language): Language {
    if (first === nothing || second === nothing) return nothing;
    if (first === emptyText) return second;
    if (second === emptyText) return first;
    if (first === everything && second === everything) return everything;
    if (first.kind === "then") return sequence(first.first, sequence(first.second, second));
    return make(`then ${first.id} ${second.id}`, { kind: "then", first, second });
  }

  function any(of: readonly Language[]): Language {
    const parts = joined(of, "any").filter((part) => part !== nothing);
    if (parts.includes(everything)) return everything;
    const sets = parts.flatMap((part) => (part.kind === "characters" ? [part.characters] : []));
    const others = parts.filter(({ kind }) => kind !== "characters");
    const merged = sets.length === 0 ? others : [characters(union(...sets)), ...others];
    return merged.length < 2
      ? (merged[0] ?? nothing)
      : make(`any ${idsOf(merged)}`, { kind: "any", of: merged.toSorted((a, b) => a.id - b.id) });
  }

  function all(of: readonly Language[]): Language {
    const parts = joined(of, "all").filter((part) => part !== everything);
    if (parts.includes(nothing)) return nothing;
    if (parts.includes(emptyText)) return parts.every(({ nullable }) => nullable) ? emptyText : nothing;
    if (parts.some((part) => part.kind === "not" && parts.includes(part.of))) return nothing;
    return parts.length < 2
      ? (parts[0] ?? everything)
      : make(`all ${idsOf(parts)}`, { kind: "all", of: parts.toSorted((a, b) => a.id - b.id) });
  }

  function not(of: Language): Language {
    return of.kind === "not" ? of.of : make(`not ${of.id}`, { kind: "not", of });
  }

  function repeat(of: Language, least: number, most: number): Language {
    if (most === 0 || of === emptyText) return emptyText;
    if (of === nothing) return least === 0 ? emptyText : nothing;
    if (least === 1 && most === 1) return of;
    if (of.kind === "characters" && least === 0 && most === Number.POSITIVE_INFINITY && isEvery(of.characters)) {
      return everything;
    }
    return make(`repeat ${of.id} ${least} ${most}`, { kind: "repeat", of, least, most });
  }

  function following(language: Language): readonly (readonly [number, Language])[] {
    const known = followers.get(language);
    if (known !== undefined) return known;
    const byRest = new Map<Language, Characters>();
    for (const set of classesOf(language)) {
      const rest = after(language, plainest(set));
      if (rest !== nothing) byRest.set(rest, union(byRest.get(rest) ?? [], set));
    }
    const result = [...byRest].map(([rest, set]) => [plainest(set), rest] as const);
    followers.set(language, result);
    return result;
  }

  function after(language: Language, character: number): Language {
    switch (language.kind) {
      case "nothing":
      case "emptyText":
        return nothing;
      case "characters":
        return contains(language.characters, character) ? emptyText : nothing;
      case "then": {
        const rest = sequence(after(language.first, character), language.second);
        return language.first.nullable ? any([rest, after(language.second, character)]) : rest;
      }
      case "any":
        return any(language.of.map((part) => after(part, character)));
      case "all":
        return all(language.of.map((part) => after(part, character)));
      case "not":
        return not(after(language.of, character));
      case "repeat":
        return sequence(
          after(language.of, character),
          repeat(language.of, Math.max(language.least - 1, 0), language.most - 1),
        );
      default:
        return language satisfies never;
    }
  }

  /** Sets of characters that share no character: all characters of one have the same derivative. */
  function classesOf(language: Language): readonly Characters[] {
    const known = classes.get(language);
    if (known !== undefined) return known;
    const result = computedClasses(language);
    classes.set(language, result);
    return result;
  }

  function computedClasses(language: Language): readonly Characters[] {
    switch (language.kind) {
      case "nothing":
      case "emptyText":
        return [everyCharacter];
      case "characters":
        return [language.characters, complement(language.characters)].filter((set) => set.length > 0);
      case "then":
        return language.first.nullable
          ? refined([classesOf(language.first), classesOf(language.second)])
          : classesOf(language.first);
      case "any":
      case "all":
        return refined(language.of.map(classesOf));
      case "not":
      case "repeat":
        return classesOf(language.of);
      default:
        return language satisfies never;
    }
  }
}

function isNullable(shape: LanguageShape): boolean {
  switch (shape.kind) {
    case "nothing":
    case "characters":
      return false;
    case "emptyText":
      return true;
    case "then":
      return shape.first.nullable && shape.second.nullable;
    case "any":
      return shape.of.some(({ nullable }) => nullable);
    case "all":
      return shape.of.every(({ nullable }) => nullable);
    case "not":
      return !shape.of.nullable;
    case "repeat":
      return shape.least === 0 || shape.of.nullable;
    default:
      return shape satisfies never;
  }
}

/** The parts of nested unions or intersections, each once. */
function joined(of: readonly Language[], kind: "any" | "all"): readonly Language[] {
  return [...new Set(of.flatMap((part) => (part.kind === kind ? part.of : [part])))];
}

function idsOf(languages: readonly Language[]): string {
  return languages
    .map(({ id }) => id)
    .toSorted((a, b) => a - b)
    .join();
}

function isEvery(set: Characters): boolean {
  return set.length === 1 && complement(set).length === 0;
}

/** The partition that is finer than all of some partitions. */
function refined(partitions: readonly (readonly Characters[])[]): readonly Characters[] {
  return partitions.reduce((all, partition) => {
    if (partition.length === 1) return all;
    return all.flatMap((set) => partition.map((other) => intersection(set, other)).filter(({ length }) => length > 0));
  });
}
