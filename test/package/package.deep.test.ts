import { afterAll, beforeAll, test } from "vitest";
import { type Packed, packAndInstall, typeCheck } from "./packed.js";

// The other two of the four pairs are tested in package.test.ts.

let packed: Packed;
beforeAll(async () => {
  packed = await packAndInstall();
});
afterAll(() => packed.remove());

test.each([
  { compiler: "TypeScript 5.9", resolution: "bundler" },
  { compiler: "the newest TypeScript", resolution: "node16" },
] as const)("the packed package type-checks under $compiler with `$resolution`", ({ compiler, resolution }) => {
  typeCheck(packed, compiler, resolution);
});
