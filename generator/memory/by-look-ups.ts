/** What a function looks things up in, by name. */
type Tables<A> = { readonly [Name in keyof A]: (key: never) => unknown };

/**
 * A function of values that never change and of what it finds in tables, which remembers what it gave for each value that
 * is still there: where it would find the very same again, it gives that. Only for functions that depend on nothing else.
 * Unlike `recallByAnswers`, it needs no memory to be handed on, and does not look into what it finds.
 */
export function byLookUps<T extends object, A extends Tables<A>, V>(
  make: (value: T, tables: A) => V,
): (value: T, tables: A) => V {
  const known = new WeakMap<T, { readonly found: readonly Found<A>[]; readonly made: V }>();
  return (value, tables) => {
    const before = known.get(value);
    if (before?.found.every(({ name, key, answer }) => tables[name](key) === answer)) return before.made;
    const found: Found<A>[] = [];
    const made = make(value, noting(tables, found));
    known.set(value, { found, made });
    return made;
  };
}

interface Found<A> {
  readonly name: keyof A;
  readonly key: never;
  readonly answer: unknown;
}

function noting<A extends Tables<A>>(tables: A, found: Found<A>[]): A {
  const noted: { [Name in keyof A]?: (key: never) => unknown } = {};
  for (const name of Object.keys(tables) as (keyof A)[]) {
    noted[name] = (key) => {
      const answer = tables[name](key);
      found.push({ name, key, answer });
      return answer;
    };
  }
  return noted as A;
}
