import type { CaseName } from "./cases.js";

/** What a candidate can do with a payload of one case. A door that is not there cannot be had with the peer. */
export interface Doors {
  /** Whether a value is valid. */
  readonly is?: (value: unknown) => boolean;
  /** Everything that is wrong with a value, each path and message read: their lengths added up, 0 for a valid one. */
  readonly issues?: (value: unknown) => number;
  /** The data itself or a copy of it; throws where it is not valid. */
  readonly parse?: (value: unknown) => unknown;
}

/** A validator for each case, made when it is asked for. A text says why there is none. */
export type Candidate = Readonly<Record<CaseName, (() => Doors | Promise<Doors>) | string>>;

/** Reads an issue as a program or a person would, so that what is made on demand is made. */
export function read(
  issues: readonly { readonly message?: unknown; readonly path?: unknown }[] | undefined | null,
): number {
  let length = 0;
  if (issues) for (const { path, message } of issues) length += String(message).length + sizeOf(path) + 1;
  return length;
}

function sizeOf(path: unknown): number {
  return typeof path === "string" || Array.isArray(path) ? path.length : 0;
}
