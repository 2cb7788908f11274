import type { Api, MediaType, SchemaId } from "../2-normalise/api.js";
import { conjunctsOf } from "../2-normalise/conjuncts.js";
import type { EventData, StreamItem } from "./call-model.js";
import { listedProperties } from "./listed-properties.js";
import { areStrings, formsOf } from "./text-forms.js";

/**
 * What the schema of a stream describes. `itemSchema` is that of an item (OAS 3.2 §4.14.3); before it was there, contracts
 * describe an item with `schema`. Of an event stream that may be the data of an event, or the event with its name: it is
 * the event where each variant is an object with nothing but what an event has, and at least one has `data`.
 */
export function streamItem({ codec, schema, itemSchema }: MediaType, api: Pick<Api, "schemas">): StreamItem {
  const described = itemSchema ?? schema;
  if (codec !== "event-stream") return { describes: "item", schema: described, json: true, orText: false };
  if (described === undefined) return { describes: "data", schema: undefined, json: false, orText: false };
  const events = eventsOf(described, api);
  if (events?.some(({ data }) => data !== "absent")) {
    return { describes: "item", schema: described, ...dataOfEvents(events) };
  }
  if (itemSchema !== undefined) return { describes: "item", schema: described, json: false, orText: false };
  const data = dataOf(described, api);
  return { describes: "data", schema: described, json: data !== "text", orText: data === "either" };
}

interface EventShape {
  /** What `event` can be; absent where that is not listed. */
  readonly names: readonly string[] | undefined;
  readonly data: Data;
}

/** What the data of an event is: never JSON, always JSON, one of the two; or the contract says nothing of it. */
type Data = "text" | "json" | "either" | "absent";

function dataOf(id: SchemaId, api: Pick<Api, "schemas">): Data {
  const forms = formsOf(id, api);
  if (areStrings(forms)) return "text";
  // Where properties are listed, an object is meant, also without `type`.
  return forms.has("string") && listedProperties(id, api).size === 0 ? "either" : "json";
}

/** How data is read. Where that depends on a name that is not listed, all events may have JSON. */
function dataOfEvents(events: readonly EventShape[]): EventData {
  const withJson = events.filter(({ data }) => data === "json" || data === "either");
  if (withJson.length === 0) return { json: false, orText: false };
  const orText = withJson.some(({ data }) => data === "either");
  if (withJson.length === events.length) return { json: true, orText };
  return withJson.every(({ names }) => names !== undefined)
    ? { json: [...new Set(withJson.flatMap(({ names }) => names ?? []))], orText }
    : { json: true, orText: true };
}

/** The variants of a schema, if each of them is that of an event. */
function eventsOf(
  id: SchemaId,
  api: Pick<Api, "schemas">,
  entered: ReadonlySet<SchemaId> = new Set(),
): readonly EventShape[] | undefined {
  const schema = api.schemas.get(id);
  if (schema?.kind !== "keywords" || entered.has(id)) return undefined;
  const inside = new Set([...entered, id]);
  const properties = listedProperties(id, api);
  const variants = [schema.keywords.oneOf, schema.keywords.anyOf].flatMap((union) => union?.value ?? []);
  if (variants.length === 0 && properties.size === 0) {
    const conjuncts = conjunctsOf(schema);
    const [only] = conjuncts;
    return only !== undefined && conjuncts.length === 1 ? eventsOf(only, api, inside) : undefined;
  }
  if (variants.length > 0 && properties.size === 0) {
    const events = variants.map((variant) => eventsOf(variant, api, inside));
    return events.some((each) => each === undefined) ? undefined : events.flatMap((each) => each ?? []);
  }
  if ([...properties.keys()].some((name) => !eventFields.has(name))) return undefined;
  const [data, event] = [properties.get("data"), properties.get("event")];
  return [{ names: event && textsOf(event, api), data: data === undefined ? "absent" : dataOf(data, api) }];
}

/** WHATWG HTML §9.2.6. */
const eventFields: ReadonlySet<string> = new Set(["event", "data", "id", "retry"]);

/** The texts that a schema lists, itself or in what it refers to. */
function textsOf(id: SchemaId, { schemas }: Pick<Api, "schemas">): readonly string[] | undefined {
  const joined = new Set([id]);
  for (const each of joined) {
    const schema = schemas.get(each);
    if (schema?.kind !== "keywords") continue;
    const { const: only, enum: values } = schema.keywords;
    const listed = only === undefined ? values?.value : [only.value];
    if (listed !== undefined) return listed.filter((value) => typeof value === "string");
    for (const next of conjunctsOf(schema)) joined.add(next);
  }
  return undefined;
}
