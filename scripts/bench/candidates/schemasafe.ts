import { validator } from "@exodus/schemasafe";
import { eachCase, type Standalone } from "./standalone.js";

// schemasafe's own formats, and `uuid4` as a regular expression. Its issues have pointers and no messages.
const formats = { uuid4: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i };
const common = {
  mode: "default",
  formats,
  allowUnusedKeywords: true,
  $schemaDefault: "https://json-schema.org/draft/2020-12/schema",
} as const;

export const standalone: Standalone = (schemas) =>
  eachCase(schemas, (_, schema) => {
    const module = (options: object) =>
      `export default ${validator(schema as never, { ...common, ...options } as never).toModule()}`;
    return JSON.stringify({
      "is.js": module({}),
      "issues.js": module({ includeErrors: true, allErrors: true }),
      "index.js": `
import is from "./is.js";
import issues from "./issues.js";
import { read } from "../../../candidate.ts";
export const doors = {
  is,
  issues: (value) => issues(value) ? 0 : read(issues.errors.map(({ keywordLocation, instanceLocation }) => ({ message: keywordLocation, path: instanceLocation }))),
  parse: (value) => { if (!is(value)) throw new Error("not valid"); return value; },
};`,
    });
  });
