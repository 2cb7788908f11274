import type { JsonValue } from "../1-load/tree.js";
import type { TypeName } from "./api.js";

/** Whether a value is of a type that `type` can name (Validation §6.1.1). */
export function isOfType(value: JsonValue, type: TypeName): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
