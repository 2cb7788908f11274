import { expect, test } from "vitest";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";

test("the runtime is found, with the modules in its folders", () => {
  const names = [...readRuntimeSources().keys()];
  expect(names).toContain("validation.ts");
  expect(names).toContain("formats/uuid.ts");
});
