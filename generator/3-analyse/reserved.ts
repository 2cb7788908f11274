import type { Api } from "../2-normalise/api.js";
import { reservedWords } from "../2-normalise/identifiers.js";
import { toPascalCase } from "./words.js";

/**
 * Names that no type or function made from a contract may have, and what each is: words of the language, and what the
 * module of the API exports besides. All other names of the contract win, also over global ones: see `global` in
 * `4-emit/print`.
 */
export function reservedNames({ name }: Pick<Api, "name">): ReadonlyMap<string, string> {
  const api = toPascalCase(name);
  return new Map([
    ...[...reservedWords].map((word) => [word, "a reserved word of the language"] as const),
    ["undefined", "a value of the language"],
    ["globalThis", "the global object of the language"],
    ["paths", "the type of all paths, for openapi-fetch"],
    [`create${api}Client`, "the function that creates the client"],
    [`${api}Client`, "the type of the client"],
    [`${api}ClientOptions`, "the type of the client's options"],
    [`create${api}Caller`, "the function that creates the client of a large API without the types of its paths"],
    [`${api}Caller`, "the type of a client without the types of its paths"],
    [`with${api}Parameters`, "the function that adds parameters to clients of openapi-fetch"],
  ]);
}
