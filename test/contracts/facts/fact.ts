import { type Fields, object, type Rule } from "../rules.js";

/** What a reference page says of one schema. */
export interface Fact {
  readonly api: "cloudglue" | "rapidly";
  readonly schema: string;
  readonly rule: Rule;
  /** The fields of an object, all of them. Absent where the schema is no object with fields of its own. */
  readonly fields?: Fields;
}

export function objects(api: Fact["api"], schemas: Readonly<Record<string, Fields>>): readonly Fact[] {
  return Object.entries(schemas).map(([schema, fields]) => ({ api, schema, rule: object(fields), fields }));
}

/** An object of so many properties. */
export function pairs(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, index]));
}
