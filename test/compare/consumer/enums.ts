import type { Model } from "../../../generator/3-analyse/model.js";
import { code, lines } from "../../../generator/4-emit/print/code.js";
import type { Declaration } from "../../../generator/4-emit/print/declare.js";
import { value } from "./names.js";

/** A function that reads the values of every enum, as a select box does. */
export function enumUses(model: Model): readonly Declaration[] {
  if (model.enums.size === 0) return [];
  const reads = [...model.enums.values()].flatMap(({ list, object }) => [
    code`void ${value(list, model)}.map((each) => String(each));`,
    ...(object === undefined ? [] : [code`void Object.keys(${value(object, model)});`]),
  ]);
  return [{ kind: "function", name: "readEnums", parameters: [], returns: code`void`, body: lines(reads) }];
}
