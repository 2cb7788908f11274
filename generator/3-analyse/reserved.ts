import type { Api } from "../2-normalise/api.js";
import { reservedWords, toPascalCase } from "./words.js";

/** Names that no type or function made from a contract may have: generated code uses them for something else. */
export function reservedNames({ name }: Pick<Api, "name">): ReadonlySet<string> {
  const api = toPascalCase(name);
  return new Set([
    ...reservedWords,
    ...globals,
    ...runtime,
    `create${api}Client`,
    `${api}Client`,
    `${api}ClientOptions`,
    `with${api}Parameters`,
  ]);
}

/**
 * Global names that generated code refers to, or may refer to one day: reserving one later would rename somebody's
 * type.
 */
const globals = (
  "AbortController AbortSignal Array ArrayBuffer AsyncIterable AsyncIterator Awaited BigInt Blob Boolean Date Error Exclude " +
  "Extract FormData Function Headers HeadersInit Infinity Intl Iterable Iterator JSON Map Math NaN NonNullable NoInfer Number " +
  "Object Omit Parameters Partial Pick Promise PromiseLike PropertyKey Proxy RangeError Readonly ReadonlyArray ReadonlyMap " +
  "ReadonlySet ReadableStream Record Reflect RegExp Request RequestInit Required Response ResponseInit ReturnType Set String " +
  "Symbol SyntaxError TextDecoder TextEncoder TypeError Uint8Array URL URLSearchParams WeakMap WeakSet decodeURIComponent " +
  "encodeURIComponent fetch globalThis isFinite isNaN parseFloat parseInt structuredClone"
).split(" ");

/** The runtime's names that every API exports. For all other names of the runtime, a contract's own name wins. */
const runtime = "Issue StandardSchemaV1 ValidationError ValidationResult isValidationError paths".split(" ");
