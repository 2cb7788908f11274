import type { JsonValue } from "../../1-load/tree.js";
import type { SchemaId } from "../../2-normalise/api.js";
import type { Union } from "../../3-analyse/model.js";
import { schemaOf } from "../../3-analyse/references.js";
import type { PlainSchemas } from "../plain-schemas.js";
import type { Judge } from "./judge.js";

/** Why a value is refused, and where in it. */
export interface Refusal {
  readonly path: Path;
  /** What the value there must be: `a string`. Absent where that is not what is wrong. */
  readonly expected?: string;
  /** What is wrong with it: `must be a string`, `is required`. */
  readonly message: string;
  /** Whether the value there is of another type. */
  readonly isOfType?: true;
}

/** The keys that lead into a value. */
export type Path = readonly (string | number)[];

/** What explaining a refusal needs. */
export interface Explaining {
  readonly schemas: PlainSchemas;
  readonly unions: ReadonlyMap<SchemaId, Union>;
  /** What a schema is called, if it has a name. */
  readonly nameOf: (id: SchemaId) => string | undefined;
  readonly judge: Judge;
  /** Why a schema refuses a value, which is at a path. */
  readonly refusalsOf: (value: JsonValue, id: SchemaId, path: Path) => Refusals;
}

/** Refusals are made when they are asked for: mostly only the first one is. */
export type Refusals = Iterable<Refusal>;

export function mustBe(path: Path, expected: string): Refusal {
  return { path, expected, message: `must be ${expected}` };
}

export function notAllowed(path: Path): Refusal {
  return { path, message: "is not allowed" };
}

/** Whether a schema is `false`. */
export function isNever(id: SchemaId, { schemas }: Pick<Explaining, "schemas">): boolean {
  const schema = schemaOf({ schemas }, id);
  return schema.kind === "boolean" && !schema.value;
}
