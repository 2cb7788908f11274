import type { KeywordName, Keywords, Located } from "../2-normalise/api.js";

/** What an old schema says with one change and no other, made of the keywords of both. */
export type Edit = (old: Keywords, now: Keywords) => Keywords;

/** Takes some keywords as they are now. */
export function withKeywords(...names: readonly KeywordName[]): Edit {
  return (old, now) => ({
    ...only(old, (name) => !names.includes(name)),
    ...only(now, (name) => names.includes(name)),
  });
}

/** Makes the value of a keyword of those on both sides; without one the keyword is left out. */
export function withValue<Name extends KeywordName>(
  name: Name,
  merge: (old: ValueOf<Name> | undefined, now: ValueOf<Name> | undefined) => ValueOf<Name> | undefined,
): Edit {
  return (old, now) => {
    const [before, after] = [old[name], now[name]] as [Located<ValueOf<Name>>?, Located<ValueOf<Name>>?];
    const value = merge(before?.value, after?.value);
    const located = before ?? after;
    const others = only(old, (each) => each !== name);
    return value === undefined || located === undefined ? others : { ...others, [name]: { ...located, value } };
  };
}

type ValueOf<Name extends KeywordName> = NonNullable<Keywords[Name]>["value"];

/** Takes one entry of a map as it is now, or leaves it out where it is not there any more. */
export function withEntry(name: MapName, key: string): Edit {
  return withValue(name, (old, now) => {
    const entries = new Map<string, unknown>(old ?? []);
    const entry = now?.get(key);
    if (entry === undefined) entries.delete(key);
    else entries.set(key, entry);
    return entries as ValueOf<typeof name>;
  });
}

type MapName = "properties" | "patternProperties" | "dependentSchemas" | "dependentRequired";

/** Adds what stands at an index of a list now. */
export function withItemOf(name: ListName, index: number): Edit {
  return withValue(name, (old = [], now = []) => [...old, ...now.slice(index, index + 1)]);
}

/** Leaves out what stood at an index of a list. */
export function withoutItemOf(name: ListName, index: number): Edit {
  return withValue(name, (old = []) => {
    const left = old.filter((_, place) => place !== index);
    return left.length === 0 ? undefined : left;
  });
}

type ListName = "allOf" | "anyOf" | "oneOf";

/** One change after another. */
export function both(first: Edit, second: Edit): Edit {
  return (old, now) => second(first(old, now), now);
}

function only(keywords: Keywords, isMeant: (name: KeywordName) => boolean): Keywords {
  return Object.fromEntries(Object.entries(keywords).filter(([name]) => isMeant(name as KeywordName)));
}
