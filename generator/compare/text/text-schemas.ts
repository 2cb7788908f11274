import type { SchemaId } from "../../2-normalise/api.js";
import { schemaOf } from "../../3-analyse/references.js";
import type { Inclusion, Prover } from "../inclusion/inclusion.js";
import type { JoinedSchemas } from "../joined-schemas.js";
import { type BareKeywords, locatedKeywords } from "../located-keywords.js";
import type { PlainSchemas } from "../plain-schemas.js";

/** What is made and asked where schemas are compared as text. */
export interface TextSchemas {
  readonly schemas: PlainSchemas;
  make(keywords: BareKeywords): SchemaId;
  includes(left: SchemaId, right: SchemaId): Inclusion;
  isEmpty(id: SchemaId): boolean;
}

/** Where schemas are, and others can be made. */
export type Table = Pick<JoinedSchemas, "schemas" | "add" | "never">;

export function createTextSchemas({ schemas, add, never }: Table, prover: Prover): TextSchemas {
  // Made schemas are shown to nobody, so any place will do.
  const anywhere = schemaOf({ schemas }, never);
  const includes = (left: SchemaId, right: SchemaId) => prover.included({ schemas, id: left }, { schemas, id: right });
  return {
    schemas,
    make: (keywords) => add(locatedKeywords(keywords, anywhere), anywhere),
    includes,
    isEmpty: (id) => includes(id, never).kind === "proven",
  };
}
