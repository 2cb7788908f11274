import type { Ask } from "../../memory/questions.js";
import type { Functions } from "./functions.js";

/**
 * Functions every call of which is a question. A call names what it asks for if that has no name yet, and it does so too
 * when it is asked again: whatever is made of the answers, the functions hear the same questions in the same order.
 */
export function askedFunctions<S extends { readonly functions: Functions }>(ask: Ask<S>): Functions {
  return {
    reference: (purpose, rule) => ask(({ functions }) => functions.reference(purpose, rule)),
    every: (rule) => ask(({ functions }) => functions.every(rule)),
    own: (id) => ask(({ functions }) => functions.own(id)),
    isLeaf: (rule) => ask(({ functions }) => functions.isLeaf(rule)),
    isContainer: (rule) => ask(({ functions }) => functions.isContainer(rule)),
    guarded: (id) => ask(({ functions }) => functions.guarded(id)),
    named: (purpose, id) => ask(({ functions }) => functions.named(purpose, id)),
    isRecursive: (rule) => ask(({ functions }) => functions.isRecursive(rule)),
    schema: (purpose, id) => ask(({ functions }) => functions.schema(purpose, id)),
    isNamed: (id) => ask(({ functions }) => functions.isNamed(id)),
    refusesUndefined: (rule) => ask(({ functions }) => functions.refusesUndefined(rule)),
    effort: (rule) => ask(({ functions }) => functions.effort(rule)),
    checksOf: (id) => ask(({ functions }) => functions.checksOf(id)),
    take: () => {
      throw new Error("What was asked for is taken where nothing is remembered");
    },
  };
}
