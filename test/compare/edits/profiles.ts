import { append, drop, type Edit, edit, property, put, ref, renameSchema, reverse, schema, without } from "./edit.js";

const text = { type: "string" };
const own = schema("Team", "allOf", 1);

/** OpenAPI 3.0: `nullable`, a schema that holds itself and travels both ways, and `allOf`. */
export const profileEdits: readonly Edit[] = [
  edit("both: property became nullable", put(property("Profile", "bio", "nullable"), true)),
  edit("both: property became not nullable", drop(property("Profile", "nickname", "nullable"))),
  edit("both: type changed", put(property("Profile", "age", "type"), "string")),
  edit("both: integer became number", put(property("Profile", "age", "type"), "number")),
  edit("both: enum without a name gained a value", append(property("Profile", "visibility", "enum"), "team")),
  edit(
    "both: enum without a name got a name",
    put(schema("Visibility"), { type: "string", enum: ["public", "private"] }),
    put(property("Profile", "visibility"), ref("Visibility")),
  ),
  edit(
    "both: required property added",
    put(property("Profile", "email"), text),
    append(schema("Profile", "required"), "email"),
  ),
  edit(
    "both: readOnly required property added",
    put(property("Profile", "id"), { type: "string", readOnly: true }),
    append(schema("Profile", "required"), "id"),
  ),
  edit("both: writeOnly property added", put(property("Profile", "password"), { type: "string", writeOnly: true })),
  edit("both: values of a map changed", put(property("Profile", "settings", "additionalProperties", "type"), "string")),
  edit(
    "both: list became bounded",
    put(property("Profile", "labels", "maxItems"), 5),
    put(property("Profile", "labels", "uniqueItems"), true),
  ),
  edit("both: schema renamed", renameSchema("Theme", "ColourTheme")),
  edit("both: property that refers to itself removed", drop(property("Profile", "manager"))),
  edit("pattern changed", put(property("TeamUpdate", "motto", "pattern"), "^[A-Z]{2}")),
  edit("format added", put(property("Lead", "since", "format"), "date")),
  edit("request: nullable removed", drop(property("TeamUpdate", "motto", "nullable"))),
  edit("request: inner schema became required", append(schema("TeamUpdate", "required"), "lead")),
  edit("request: default added", put(property("Lead", "since", "default"), "today")),
  edit("response: nullable added", put([...own, "properties", "members", "nullable"], true)),
  edit("response: nullable removed", drop([...own, "properties", "motto", "nullable"])),
  edit("allOf: member added", append(schema("Team", "allOf"), ref("Named"))),
  edit("allOf: member removed", drop(schema("Team", "allOf", 0))),
  edit("allOf: members in another order", reverse(schema("Team", "allOf"))),
  edit(
    "allOf: property of a member removed",
    drop(schema("Entity", "properties", "id")),
    drop(schema("Entity", "required")),
  ),
  edit(
    "allOf: property of a member became optional",
    without(schema("Entity", "required"), "id"),
    drop(schema("Entity", "required")),
  ),
  edit(
    "allOf: written as one schema",
    put(schema("Team"), {
      type: "object",
      required: ["id", "members"],
      properties: { id: text, members: { type: "array", items: text }, motto: { type: "string", nullable: true } },
    }),
  ),
  edit("schema renamed but for case", renameSchema("Lead", "lead")),
  edit("schema that nothing uses removed", drop(schema("Named"))),
  edit(
    "both: writeOnly required property added",
    put(property("Profile", "password"), { type: "string", writeOnly: true }),
    append(schema("Profile", "required"), "password"),
  ),
  edit("both: required property became writeOnly", put(property("Profile", "name", "writeOnly"), true)),
  edit("both: required property became readOnly", put(property("Profile", "name", "readOnly"), true)),
  edit("text became an object", put(property("Profile", "bio"), { type: "object", properties: { text } })),
];
