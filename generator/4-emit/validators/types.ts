import type { TypeName } from "../../2-normalise/api.js";
import type { JsonType } from "../../3-analyse/model.js";
import { type Code, code } from "../print/code.js";
import { global, imported } from "../print/identifiers.js";
import { type Condition, calls, compares } from "./conditions.js";
import type { Check } from "./program.js";
import { runtime } from "./runtime.js";

/**
 * Whether a value has a type (JSON Schema 2020-12 Core §4.2.1; an integer is a number without a fraction, whatever its
 * notation).
 */
export function hasType(type: TypeName, value: Code): Condition {
  switch (type) {
    case "null":
      return compares(value, "===", code`null`);
    case "boolean":
    case "string":
      return compares(code`typeof ${value}`, "===", code`${type}`);
    case "number":
      return calls(code`${imported("isNumber", runtime("numbers"))}(${value})`);
    case "integer":
      return calls(code`${imported("isInteger", runtime("numbers"))}(${value})`);
    case "array":
      return calls(code`${global("Array")}.isArray(${value})`);
    case "object":
      return calls(code`${imported("isObject", runtime("objects"))}(${value})`);
    default:
      throw new Error(`${type satisfies never} is not a type`);
  }
}

/**
 * Whether a value is an object, if it must have these properties. An array from JSON has no properties but indices and
 * those that every array inherits; if another one is required, a check that the value is not an array is needless.
 */
export function isObjectWith(properties: readonly string[], value: Code): Condition {
  const refuseArrays = properties.some((name) => !(name in Array.prototype) && !/^\d+$/.test(name));
  return refuseArrays
    ? calls(code`${imported("isStructured", runtime("objects"))}(${value})`)
    : hasType("object", value);
}

/** The type of the values that a check is about; `undefined` if it is about all values. */
export function subjectOf(check: Check): JsonType | undefined {
  switch (check.op) {
    case "bound":
    case "multipleOf":
      return "number";
    case "length":
    case "pattern":
      return "string";
    case "format":
      return check.format.type === "string" ? "string" : "number";
    case "itemCount":
    case "uniqueItems":
    case "prefixItem":
    case "items":
    case "contains":
      return "array";
    case "required":
    case "property":
    case "dependentRequired":
    case "dependentSchema":
    case "eachProperty":
    case "propertyCount":
      return "object";
    case "never":
    case "type":
    case "bytes":
    case "equals":
    case "call":
    case "union":
    case "not":
    case "if":
    case "secret":
      return undefined;
    default:
      throw new Error(`${check satisfies never} is not a check`);
  }
}
