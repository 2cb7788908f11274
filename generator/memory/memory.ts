/**
 * What was made before, by what it was made of. Belongs to one series of compilations, each of which begins with what
 * the one before it made; a compilation of its own begins with nothing. Only what pure functions make is kept, so
 * remembering changes how long a compilation takes and nothing else.
 */
export interface Memory {
  /** What was made of a key before, else what is made now. `kind` names what is made; keys are compared as in a Map. */
  recall<V>(kind: string, key: unknown, make: () => V): V;
  /** The same where the key does not say all: what `holds` no longer is made anew. */
  recallIf<V>(kind: string, key: unknown, holds: (known: V) => boolean, make: () => V): V;
  /** What was made of each of these keys before; what of none is made now, of all such keys at once. */
  recallAll<K, V>(kind: string, keys: readonly K[], make: (unknown: readonly K[]) => readonly V[]): readonly V[];
  /** Forgets what was not recalled since the last call. */
  forget(): void;
}

/** A memory that holds nothing yet. */
export function createMemory(): Memory {
  let before = new Map<string, Map<unknown, unknown>>();
  let now = new Map<string, Map<unknown, unknown>>();
  const recallIf = <V>(kind: string, key: unknown, holds: (known: V) => boolean, make: () => V): V => {
    const known = now.get(kind) ?? new Map<unknown, unknown>();
    now.set(kind, known);
    const holder = known.has(key) ? known : before.get(kind);
    const found = holder?.has(key) ? { value: holder.get(key) as V } : undefined;
    const value = found !== undefined && holds(found.value) ? found.value : make();
    known.set(key, value);
    return value;
  };
  return {
    recallIf,
    recall: (kind, key, make) => recallIf(kind, key, () => true, make),
    recallAll<K, V>(kind: string, keys: readonly K[], make: (unknown: readonly K[]) => readonly V[]) {
      const isKnown = (key: K) => now.get(kind)?.has(key) || before.get(kind)?.has(key);
      const unknown = [...new Set(keys)].filter((key) => !isKnown(key));
      const made = unknown.length === 0 ? [] : make(unknown);
      const fresh = new Map(unknown.map((key, index) => [key, made[index] as V]));
      return keys.map((key) =>
        recallIf(
          kind,
          key,
          () => true,
          () => fresh.get(key) as V,
        ),
      );
    },
    forget() {
      before = now;
      now = new Map();
    },
  };
}
