import type { Components } from "../written.js";

/** Payloads with a mistake, and the schemas that they are meant for, where those are of no contract of `specs/`. */
export interface Topic {
  readonly schemas: Components;
  readonly mistakes: readonly Mistake[];
}

/** How one would put a mistake, the schema that finds it, and the payload. */
export type Mistake = readonly [mistake: string, schema: string, value: unknown];
