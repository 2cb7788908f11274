import type { Api, SchemaId } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { listedProperties } from "./listed-properties.js";
import { schemaOf } from "./references.js";
import { formsOf, itemsOf } from "./text-forms.js";

type Schemas = Pick<Api, "schemas">;

/**
 * Reports what a parameter, or a property of a form, can hold by its schema and never by its style: an array or an object in
 * another one (OAS 3.1 §4.8.12.4, RFC 6570 §2.4.2). The style `deepObject` has room for all of it.
 */
export function reportNesting(
  name: string,
  schema: SchemaId,
  style: string,
  api: Schemas,
  diagnostics: Diagnostics,
): void {
  if (style === "deepObject") return;
  const items = itemsOf(schema, api);
  const inside: readonly (readonly [what: string, id: SchemaId])[] = [
    ...(items === undefined ? [] : [["its items", items] as const]),
    ...[...listedProperties(schema, api)].map(([property, id]) => [`the property \`${property}\``, id] as const),
  ];
  for (const [what, id] of inside) {
    if (isStructured(id, api)) diagnostics.report("parameter-too-nested", schemaOf(api, id).at, { name, style, what });
  }
}

/** Whether no value of a schema is one text. */
function isStructured(id: SchemaId, api: Schemas): boolean {
  const forms = [...formsOf(id, api)].filter((form) => form !== "null");
  return forms.length > 0 && forms.every((form) => form === "array" || form === "object");
}
