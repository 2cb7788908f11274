import type { SchemaId } from "./api.js";
import { readNames } from "./keywords.js";
import { reportUnexpected } from "./reader.js";
import type { RewriteKeywords } from "./reading.js";
import { entriesOf, holds, located } from "./source-nodes.js";

/** `dependencies` of older drafts is `dependentRequired` and `dependentSchemas` in one (Validation §A). */
export const rewriteDependencies: RewriteKeywords = (value, keywords, _schema, reading) => {
  if (!holds(value, "object")) {
    return reportUnexpected(
      value,
      value.key,
      "an object whose values are schemas or arrays of property names",
      reading,
    );
  }
  const required = new Map<string, readonly string[]>();
  const schemas = new Map<string, SchemaId>();
  for (const dependency of entriesOf(value)) {
    if (holds(dependency, "array")) required.set(dependency.key, readNames(dependency, reading) ?? []);
    else schemas.set(dependency.key, reading.schemas.add(dependency));
  }
  // The newer keywords win where both are there.
  if (required.size > 0) keywords.dependentRequired ??= located(required, value);
  if (schemas.size > 0) keywords.dependentSchemas ??= located(schemas, value);
};
