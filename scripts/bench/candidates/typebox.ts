import { Compile } from "typebox/compile";
import { Format } from "typebox/format";
import schemas from "../build/schemas.json" with { type: "json" };
import type { Candidate, Doors } from "../candidate.js";
import { read } from "../candidate.js";
import { isUuid4 } from "../formats.js";

// TypeBox compiles JSON Schema when the program starts; `uuid4` is registered.
Format.Set("uuid4", isUuid4);

const doors = (name: keyof typeof schemas): Doors => {
  const validator = Compile(schemas[name] as never);
  return {
    is: (value) => validator.Check(value),
    issues: (value) =>
      validator.Check(value)
        ? 0
        : read(validator.Errors(value).map(({ message, instancePath }) => ({ message, path: instancePath }))),
    parse: (value) => {
      if (!validator.Check(value)) throw new Error("not valid");
      return value;
    },
  };
};

export const candidate: Candidate = {
  share: () => doors("share"),
  shareUpdate: () => doors("shareUpdate"),
  shareableAsset: () => doors("shareableAsset"),
  loose: () => doors("loose"),
  strict: () => doors("strict"),
  union: () => doors("union"),
  tree: () => doors("tree"),
  rows: () => doors("rows"),
};
