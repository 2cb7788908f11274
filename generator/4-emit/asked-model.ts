import type { Api } from "../2-normalise/api.js";
import type { Model } from "../3-analyse/model.js";
import type { Memory } from "../memory/memory.js";
import { type Ask, recallByAnswers } from "../memory/questions.js";

/**
 * What is made of a model, as it was made before if the model still says the same wherever it was looked at. `make` gets
 * the model and must look at nothing else; the places of what is in it do not count.
 */
export function recallOf<V>(memory: Memory, kind: string, key: string, model: Model, make: (model: Model) => V): V {
  return recallByAnswers(memory, `${kind} of ${model.api.name}`, key, { model }, (ask) => make(askedModel(ask)));
}

/** The model among the sources of a piece of work: every look at it is a question. */
export function askedModel<S extends { readonly model: Model }>(ask: Ask<S>): Model {
  const api = asked<S, Api>(ask, ({ model }) => model.api);
  return asked<S, Model>(ask, ({ model }) => model, { api });
}

/** An object whose members are asked for: tables by what is looked up in them, all else as a whole. */
function asked<S, T extends object>(ask: Ask<S>, of: (sources: S) => T, known: Partial<T> = {}): T {
  const members: Partial<T> = { ...known };
  return new Proxy(Object.create(null) as T, {
    get(_, name) {
      const key = name as keyof T;
      if (!(key in members)) members[key] = askedMember(ask, (sources) => of(sources)[key]);
      return members[key];
    },
  });
}

function askedMember<S, V>(ask: Ask<S>, of: (sources: S) => V): V {
  const isTable = ask((sources) => of(sources) instanceof Map || of(sources) instanceof Set);
  return isTable ? (askedTable(ask, (sources) => of(sources) as Table) as V) : ask(of);
}

type Table = ReadonlyMap<unknown, unknown> & ReadonlySet<unknown>;

/** A Map or Set, each look-up in which is a question, the same one once. To go through it is to ask for all of it. */
function askedTable<S>(ask: Ask<S>, of: (sources: S) => Table): unknown {
  const found = new Map<unknown, unknown>();
  const held = new Map<unknown, boolean>();
  return new Proxy(Object.create(null), {
    get(_, name) {
      if (name === "get") {
        return (key: unknown) => {
          if (!found.has(key))
            found.set(
              key,
              ask((sources) => of(sources).get(key)),
            );
          return found.get(key);
        };
      }
      if (name === "has") {
        return (key: unknown) => {
          const known = held.get(key) ?? ask((sources) => of(sources).has(key));
          held.set(key, known);
          return known;
        };
      }
      const all = ask(of);
      const value: unknown = Reflect.get(all, name, all);
      return typeof value === "function" ? value.bind(all) : value;
    },
  });
}
