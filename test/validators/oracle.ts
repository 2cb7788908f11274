import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Components } from "./schemas.js";

/** Whether a value is valid for a component schema. */
export type Oracle = (name: string, value: unknown) => boolean;

/**
 * Ajv, as a second opinion. It takes some property names for what every object inherits, so it is shown others of the
 * same length in their place, in the schemas and in the values.
 */
export function oracleOf(components: Components): Oracle {
  const ajv = new Ajv2020({ strict: false, validateFormats: true, logger: false });
  addFormats.default(ajv, ["uuid", "date-time", "date", "json-pointer"]);
  ajv.addFormat("uuid4", /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i);
  ajv.addFormat("uint8", {
    type: "number",
    validate: (value) => Number.isInteger(value) && value >= 0 && value <= 255,
  });
  ajv.addKeyword("components");
  ajv.addSchema(disguised({ $id: "api", components: { schemas: components } }) as object);
  return (name, value) => {
    const reference = `api#/components/schemas/${disguised(name)}`;
    const validate = ajv.getSchema(reference);
    if (validate === undefined) throw new Error(`Ajv finds nothing at ${reference}`);
    return validate(disguised(value)) as boolean;
  };
}

/** With other names for those that every object inherits, as keys and as texts: a letter in place of a letter. */
export function disguised<T>(json: T): T {
  const text = JSON.stringify(json);
  return JSON.parse(text.replace(/__proto__|constructor|toString/g, (name) => name.replace("o", "x")));
}
