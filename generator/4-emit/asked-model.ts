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
  const api = asked<S, Api>(ask, apiOf);
  return asked<S, Model>(ask, modelOf, { api });
}

// What questions are made of: nothing that is kept with one leads to a model of then.
const modelOf = ({ model }: { readonly model: Model }) => model;
const apiOf = ({ model }: { readonly model: Model }) => model.api;

type From<S, A> = (sources: S) => A;

function memberOf<S, T, Key extends keyof T>(of: From<S, T>, key: Key): From<S, T[Key]> {
  return (sources) => of(sources)[key];
}

function whetherTable<S>(of: From<S, unknown>): From<S, boolean> {
  return (sources) => of(sources) instanceof Map || of(sources) instanceof Set;
}

function lookUp<S>(of: From<S, Table>, key: unknown): From<S, unknown> {
  return (sources) => of(sources).get(key);
}

function whetherHeld<S>(of: From<S, Table>, key: unknown): From<S, boolean> {
  return (sources) => of(sources).has(key);
}

/** An object whose members are asked for: tables by what is looked up in them, all else as a whole. */
function asked<S, T extends object>(ask: Ask<S>, of: From<S, T>, known: Partial<T> = {}): T {
  const members: Partial<T> = { ...known };
  return new Proxy(Object.create(null) as T, {
    get(_, name) {
      const key = name as keyof T;
      if (!(key in members)) members[key] = askedMember(ask, memberOf(of, key));
      return members[key];
    },
  });
}

function askedMember<S, V>(ask: Ask<S>, of: From<S, V>): V {
  return ask(whetherTable(of)) ? (askedTable(ask, of as From<S, never>) as V) : ask(of);
}

type Table = ReadonlyMap<unknown, unknown> & ReadonlySet<unknown>;

/** A Map or Set, each look-up in which is a question, the same one once. To go through it is to ask for all of it. */
function askedTable<S>(ask: Ask<S>, of: From<S, Table>): unknown {
  const found = new Map<unknown, unknown>();
  const held = new Map<unknown, boolean>();
  return new Proxy(Object.create(null), {
    get(_, name) {
      if (name === "get") {
        return (key: unknown) => {
          if (!found.has(key)) found.set(key, ask(lookUp(of, key)));
          return found.get(key);
        };
      }
      if (name === "has") {
        return (key: unknown) => {
          const known = held.get(key) ?? ask(whetherHeld(of, key));
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
