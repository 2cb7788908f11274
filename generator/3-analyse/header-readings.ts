import type { Api, Header, SchemaId } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { HeaderItem, HeaderReading } from "./call-model.js";
import { schemaOf } from "./references.js";
import { type Form, formsOf, itemsOf } from "./text-forms.js";

/**
 * How the text of a header is read (OAS 3.1 §4.8.21: style `simple`, or a media type). A header that cannot be read as
 * what its schema says is given as text; where that is an object, it is reported.
 */
export function headerReading(header: Header, api: Pick<Api, "schemas">, diagnostics: Diagnostics): HeaderReading {
  const { name, schema, serialization } = header;
  if (serialization.kind === "content") return { kind: serialization.codec === "json" ? "json" : "text" };
  if (schema === undefined) return { kind: "text" };
  const forms = formsWithoutNull(schema, api);
  const item = itemReading(forms);
  if (item !== "text" || forms.every((form) => form === "string")) return { kind: item };
  if (forms.every((form) => form === "array")) {
    const items = itemsOf(schema, api);
    return { kind: "list", item: items === undefined ? "text" : itemReading(formsWithoutNull(items, api)) };
  }
  if (forms.every((form) => form === "object")) {
    diagnostics.report("header-not-parsed", schemaOf(api, schema).at, { name });
  }
  return { kind: "text" };
}

/** A header that is not there is `undefined`: no text is `null`. */
function formsWithoutNull(schema: SchemaId, api: Pick<Api, "schemas">): readonly Form[] {
  return [...formsOf(schema, api)].filter((form) => form !== "null");
}

function itemReading(forms: readonly Form[]): HeaderItem {
  const [first] = forms;
  if (first === undefined) return "text";
  if (forms.every((form) => form === "integer")) return "integer";
  if (forms.every((form) => form === "integer" || form === "number")) return "number";
  return forms.every((form) => form === "boolean") ? "boolean" : "text";
}
