import type { Api } from "../2-normalise/api.js";
import { reservedWords, toPascalCase } from "./words.js";

/**
 * Names that no type or function made from a contract may have: words of the language, and what the module of the API
 * exports besides. All other names of the contract win, also over global ones: see `global` in `4-emit/print`.
 */
export function reservedNames({ name }: Pick<Api, "name">): ReadonlySet<string> {
  const api = toPascalCase(name);
  return new Set([
    ...reservedWords,
    "globalThis",
    "paths",
    `create${api}Client`,
    `${api}Client`,
    `${api}ClientOptions`,
    `with${api}Parameters`,
  ]);
}
