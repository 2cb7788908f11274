import type { SchemaId } from "../../../generator/2-normalise/api.js";
import type { Model, TypeName } from "../../../generator/3-analyse/model.js";
import { code } from "../../../generator/4-emit/print/code.js";
import type { Declaration } from "../../../generator/4-emit/print/declare.js";
import { namedType, sharedType, value } from "./names.js";

/** For each named schema, a function that validates in every way there is. */
export function validatorUses(model: Model): readonly Declaration[] {
  return [...model.names].map(([id, names]) => validatorUse(id, names, model));
}

function validatorUse(id: SchemaId, names: TypeName, model: Model): Declaration {
  const valid = namedType(id, model);
  return {
    kind: "function",
    name: `check${names.type}`,
    parameters: [{ name: "value", type: code`unknown` }],
    returns: code`readonly ${valid}[]`,
    body: code`
      const schema: ${sharedType("StandardSchemaV1")}<${valid}> = ${value(names.schema, model)};
      void schema;
      if (${value(names.is, model)}(value)) return [value];
      const result: ${sharedType("ValidationResult")}<${valid}> = ${value(names.validate, model)}(value);
      return result.issues ? [${value(names.parse, model)}(value)] : [result.value];`,
  };
}
