import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import type { JsonSchema } from "../json-schemas.js";
import { eachCase, type Standalone } from "./standalone.js";

// Ajv's own formats in their strict form, `uuid4` as a regular expression, and the discriminator. One function stops at the
// first issue, the other collects them all.
const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export const standalone: Standalone = (schemas) =>
  eachCase(schemas, (name, schema) => {
    const module = (allErrors: boolean, also: object = {}) => {
      const ajv = new Ajv2020({
        allErrors,
        discriminator: true,
        strictTypes: false,
        code: { source: true, esm: true, lines: true },
        ...also,
      });
      addFormats.default(ajv);
      ajv.addFormat("uuid4", uuid4);
      return JSON.stringify(standaloneCode.default(ajv, ajv.compile(objectsOnly(schema) as JsonSchema)));
    };
    // The parts are modules of their own, because each names its helpers as it likes.
    const strips = name === "loose";
    return JSON.stringify({
      "is.js": JSON.parse(module(false)),
      "issues.js": JSON.parse(module(true)),
      ...(strips && { "parse.js": JSON.parse(module(false, { removeAdditional: "all" })) }),
      "index.js": `
import is from "./is.js";
import issues from "./issues.js";
import parse from "./${strips ? "parse" : "is"}.js";
import { read } from "../../../candidate.ts";
export const doors = {
  is,
  issues: (value) => issues(value) ? 0 : read(issues.errors.map(({ message, instancePath }) => ({ message, path: instancePath }))),
  parse: (value) => { if (!parse(value)) throw new Error("not valid"); return value; },
};`,
    });
  });

/** Where Ajv's discriminator stands, what is no object passes: the type is said beside it. */
function objectsOnly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(objectsOnly);
  if (typeof schema !== "object" || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, each]) => [name, objectsOnly(each)]));
  return "discriminator" in copy ? { type: "object", ...copy } : copy;
}
