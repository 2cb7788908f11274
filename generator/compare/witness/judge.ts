import type { JsonValue } from "../../1-load/tree.js";
import type { KeywordName, SchemaId } from "../../2-normalise/api.js";
import type { PlainSchemas } from "../plain-schemas.js";
import { type Accepts, interpreterOf } from "./interpreter.js";
import { jsonSchemaOf, rootName } from "./json-schema.js";
import { relevantSchemas } from "./relevant-schemas.js";

/** What an independent validator says of one value and its parts. Throws where it cannot read a schema. */
export interface Judge {
  /** Whether the value or a part of it is valid for a schema. */
  accepts(value: JsonValue, id: SchemaId): boolean;
  /** Whether a value meets one keyword that applies no schema. */
  meets(value: JsonValue, keyword: KeywordName, keywordValue: unknown): boolean;
}

/** Each schema is compiled when it is asked for, and kept as long as the judge lives. */
export function createJudge(whole: JsonValue, schemas: PlainSchemas): Judge {
  const compiled = new Map<SchemaId, Accepts>();
  return {
    accepts(value, id) {
      const accepts = compiled.get(id) ?? acceptsOf(id);
      compiled.set(id, accepts);
      return accepts(value);
    },
    meets: (value, keyword, keywordValue) =>
      interpreterOf({ [rootName]: { [keyword]: keywordValue } })(rootName)(value),
  };

  function acceptsOf(id: SchemaId): Accepts {
    const { $defs } = jsonSchemaOf(id, relevantSchemas(whole, id, schemas));
    return interpreterOf($defs)(rootName);
  }
}
