import { seededDraw } from "../../validators/draw.js";
import type { Components, WrittenSchema } from "../../validators/written.js";
import { commonSchemas } from "./common.js";
import { type Edit, editSomewhere } from "./edits.js";
import type { Trial } from "./trials.js";

const other = { $ref: "#/components/schemas/Other" };
const simpleSchemas: readonly WrittenSchema[] = [
  ...commonSchemas,
  other,
  { allOf: [other], description: "A reference with words beside it." },
  { type: "object", ...other, properties: { a: other } },
];

/** The edit made in each of the simple schemas in which it can be. */
export function simpleTrials(name: string, edit: Edit, kind: Trial["kind"]): readonly Trial[] {
  const Other: WrittenSchema = { type: "object", required: ["b"], properties: { b: { type: "string" } } };
  return simpleSchemas.flatMap((schema, index) => {
    const old: Components = { A: schema, Other };
    const made = editSomewhere("A", old, new Map([[name, edit]]), seededDraw(index));
    if (made === undefined) return [];
    return [{ seed: index, kind, name: "A", old, new: made.components, edits: [made], values: [] }];
  });
}
