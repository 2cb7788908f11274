import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

/**
 * A group of the official suite's file format: a schema, and values with the verdicts on them. What is of our own is
 * for contracts, whose schemas refer to each other by name.
 */
export interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly Verdict[];
  /** Component schemas beside the one under test, which is the component `Schema`. */
  readonly components?: Readonly<Record<string, unknown>>;
  /** The only direction in which the schema is used; else no operation uses it. */
  readonly direction?: Direction;
}

export interface Verdict {
  readonly description: string;
  readonly data: unknown;
  readonly valid: boolean;
}

export type Direction = "request" | "response";

/** A schema that must be reported, and the code of the report. */
export interface Reported {
  readonly description: string;
  readonly schema: unknown;
  readonly components?: Readonly<Record<string, unknown>>;
  readonly code: string;
}

/** The groups of the JSON files under a folder, by the path of the file in it. */
export function readSuite<Entry = Group>(folder: string): ReadonlyMap<string, readonly Entry[]> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".json"));
  return new Map(paths.toSorted().map((path) => [path.replaceAll(sep, "/"), readEntries<Entry>(join(folder, path))]));
}

export function readEntries<Entry = Group>(file: string): readonly Entry[] {
  return JSON.parse(readFileSync(file, "utf8")) as readonly Entry[];
}

/** The contract whose component `Schema` is the schema of a group. */
export function contractOf(
  { schema, components = {}, direction }: Pick<Group, "schema" | "components" | "direction">,
  openapi: string,
): string {
  return JSON.stringify({
    openapi,
    info: { title: "Suite", version: "1" },
    paths: direction === undefined ? {} : { "/": { post: operationWith(direction) } },
    components: { schemas: { ...components, Schema: schema } },
  });
}

function operationWith(direction: Direction): unknown {
  const body = { content: { "application/json": { schema: { $ref: "#/components/schemas/Schema" } } } };
  const response = { description: "Done" };
  return direction === "request"
    ? { requestBody: body, responses: { "204": response } }
    : { responses: { "200": { ...response, ...body } } };
}
