import type { Api } from "../2-normalise/api.js";
import { reservedWords, toPascalCase } from "./words.js";

/**
 * Names that nothing from a contract may have, because generated code means something else by them.
 */
export function reservedNames({ name }: Pick<Api, "name">): ReadonlySet<string> {
  const api = toPascalCase(name);
  return new Set([
    ...reservedWords,
    ...globals,
    ...runtime,
    `create${api}Client`,
    `${api}Client`,
    `${api}ClientOptions`,
  ]);
}

/** Types and values of the language and of the web that generated code refers to, or may one day: a name once given stays. */
const globals = (
  "AbortController AbortSignal Array ArrayBuffer AsyncIterable AsyncIterator Awaited BigInt Blob Boolean Date Error Exclude " +
  "Extract FormData Function Headers HeadersInit Infinity Intl Iterable Iterator JSON Map Math NaN NonNullable NoInfer Number " +
  "Object Omit Parameters Partial Pick Promise PromiseLike PropertyKey Proxy RangeError Readonly ReadonlyArray ReadonlyMap " +
  "ReadonlySet ReadableStream Record Reflect RegExp Request RequestInit Required Response ResponseInit ReturnType Set String " +
  "Symbol SyntaxError TextDecoder TextEncoder TypeError Uint8Array URL URLSearchParams WeakMap WeakSet decodeURIComponent " +
  "encodeURIComponent fetch globalThis isFinite isNaN parseFloat parseInt structuredClone"
).split(" ");

/** What every API exports beside what the contract names. Of the runtime's other names the contract's own take precedence. */
const runtime = "Issue StandardSchemaV1 ValidationError ValidationResult isValidationError paths".split(" ");
