import { toStandaloneModule } from "ata-validator/build";
import { eachCase, type Standalone } from "./standalone.js";

// The package is `ata-validator`. Its own formats, and `uuid4`, whose text is put into the module.
const formats = {
  uuid4: (value: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(value),
};

export const standalone: Standalone = (schemas) =>
  eachCase(schemas, (name, schema) => {
    const options = { format: "esm", source: false, formats } as const;
    const strips = name === "loose" || name === "strict";
    // `parse` copies what a schema declares, where that can be done without references.
    const { $defs, ...root } = schema as { $defs: Record<string, object>; $ref: string };
    const flat = Object.values($defs).length === 1 && name !== "tree" ? Object.values($defs)[0] : { ...root, $defs };
    const module = toStandaloneModule(flat, { ...options, parse: strips });
    if (module === null) throw new Error("its compiler has no source form for this schema");
    return JSON.stringify({
      "module.js": module,
      "index.js": `
import * as module from "./module.js";
import { read } from "../../../candidate.ts";
export const doors = {
  is: module.isValid,
  issues: (value) => { const { valid, errors } = module.validate(value); return valid ? 0 : read(errors.map(({ message, instancePath, path }) => ({ message, path: instancePath ?? path }))); },
  parse: ${strips && module.includes("parse") ? "module.parse" : "(value) => { if (!module.isValid(value)) throw new Error('not valid'); return value; }"},
};`,
    });
  });
