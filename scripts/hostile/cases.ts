import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One attack of the folder. */
export interface HostileCase {
  readonly id: string;
  readonly title: string;
  /** What has to happen, in the index's words. */
  readonly expect: string;
  readonly expectation: Expectation;
  /** `document` goes through the generator; `run time` is data for a generated client. */
  readonly kind: "document" | "run time";
  /** The absolute path of the file. */
  readonly file: string;
  /** The absolute paths of the overlays to apply to it. */
  readonly overlays: readonly string[];
  /** Further arguments of the command. */
  readonly args: readonly string[];
  /** The lines of the document that a diagnostic has to be about. */
  readonly lines: readonly number[];
  readonly probes: Probes;
}

/** What the index says of a document's meaning, as values: what generated code must make of them. */
export interface Probes {
  readonly guards: readonly GuardProbe[];
  readonly calls: readonly CallProbe[];
}

/** What a guard has to say of a value. */
export type GuardProbe = { readonly guard: string; readonly valid: boolean } & Written<"value">;

/** The URL, without its origin, that a call of an operation must ask for. */
export type CallProbe = {
  readonly operation: string;
  readonly url: string;
  /** Other ways to write the URL that mean the same. */
  readonly acceptable?: readonly string[];
} & Written<"request">;

/** A value as it is, or its JSON: some keys mean something else in the text of a program. */
type Written<Key extends string> = { readonly [K in Key]?: unknown } & { readonly json?: string };

/** `generate`: the payload stays data. `refuse`: with code and place. `either`: finish in time, one way or the other. */
export type Expectation = "generate" | "refuse" | "either";

/** The attacks that a folder's `index.json` lists, in its order. */
export function readCases(folder: string): readonly HostileCase[] {
  const index: unknown = JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
  if (!Array.isArray(index)) throw new Error("index.json must hold a list");
  return index.map((entry: Entry) => ({
    id: entry.id,
    title: entry.title,
    expect: entry.expect,
    expectation: expectationOf(entry.expect),
    kind: entry.cat === "R" ? "run time" : "document",
    file: join(folder, `${entry.id}.${entry.ext}`),
    overlays: (entry.overlay ?? []).map((name) => join(folder, name)),
    args: entry.args ?? [],
    lines: entry.lines ?? [],
    probes: { guards: entry.probes ?? [], calls: entry.calls ?? [] },
  }));
}

interface Entry extends Readonly<Record<"id" | "title" | "expect" | "ext" | "cat", string>> {
  readonly overlay?: readonly string[];
  readonly args?: readonly string[];
  readonly lines?: readonly number[];
  readonly probes?: readonly GuardProbe[];
  readonly calls?: readonly CallProbe[];
}

function expectationOf(expect: string): Expectation {
  if (/^bounded|^inert or reject|^implement, or reject|mismatch with type reported/.test(expect)) return "either";
  return expect.startsWith("reject") ? "refuse" : "generate";
}
