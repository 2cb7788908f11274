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
}

/** `generate`: the payload stays data. `refuse`: with code and place. `either`: finish in time, one way or the other. */
export type Expectation = "generate" | "refuse" | "either";

/** The attacks that a folder's `index.json` lists, in its order. */
export function readCases(folder: string): readonly HostileCase[] {
  const index: unknown = JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
  if (!Array.isArray(index)) throw new Error("index.json must hold a list");
  return index.map((entry: Readonly<Record<"id" | "title" | "expect" | "ext" | "cat", string>>) => ({
    id: entry.id,
    title: entry.title,
    expect: entry.expect,
    expectation: expectationOf(entry.expect),
    kind: entry.cat === "R" ? "run time" : "document",
    file: join(folder, `${entry.id}.${entry.ext}`),
  }));
}

function expectationOf(expect: string): Expectation {
  if (/^bounded|^implement, or reject|mismatch with type reported/.test(expect)) return "either";
  return expect.startsWith("reject") ? "refuse" : "generate";
}
