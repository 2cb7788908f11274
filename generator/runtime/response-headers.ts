import type { ResponseHeaders } from "./result.js";

/** Reads a header's text as its schema has it; `undefined` for a text that is not of that form. */
export type HeaderReader<T = unknown> = (text: string) => T | undefined;

/** How the headers of a response are read, by their names in the contract. */
export type HeaderReaders = Readonly<Record<string, HeaderReader>>;

/** Reads the headers of a response when they are asked for. */
export function responseHeaders(
  readers: HeaderReaders,
): (headers: Headers) => ResponseHeaders<Record<string, unknown>> {
  return (headers) => ({
    get(name) {
      const text = headers.get(name) ?? undefined;
      const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
      return text === undefined || read === undefined ? text : read(text);
    },
  });
}

export const headerText: HeaderReader<string> = (text) => text;

export const headerNumber: HeaderReader<number> = (text) =>
  /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : undefined;

export const headerInteger: HeaderReader<number> = (text) => (/^\s*[-+]?\d+\s*$/.test(text) ? Number(text) : undefined);

export const headerBoolean: HeaderReader<boolean> = (text) => ({ true: true, false: false })[text.trim()];

/** A list with commas between its items (OpenAPI 3.1 §4.8.12, style `simple`). */
export function headerList<T>(item: HeaderReader<T>): HeaderReader<readonly T[]> {
  return (text) => {
    const items = text.split(",").map((each) => item(each.trim()));
    return items.includes(undefined) ? undefined : (items as readonly T[]);
  };
}

export const headerJson: HeaderReader = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
