import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bundle } from "../harness/bundle.js";
import { generatedFrom } from "../harness/package.js";

const spec = readFileSync(join(import.meta.dirname, "../samples/enum-values/spec.yaml"), "utf8");
const { files } = await generatedFrom({ "spec.yaml": spec }, "spec.yaml");

describe("the values of enums", () => {
  const bundled = (text: string) => bundle(text, files);

  test("are left out where they are not used, each by itself", async () => {
    const own = ["descending", "closed", "two words", "-amount"];
    const contained = (text: string) => own.filter((value) => text.includes(value));
    expect(contained(await bundled('import { isWide } from "package/spec"; console.log(isWide);'))).toEqual([]);
    const used = 'import { priceStateValues } from "package/spec"; console.log(priceStateValues);';
    expect(contained(await bundled(used))).toEqual(["closed"]);
    expect((await bundled(used)).length).toBeLessThan(80);
  });

  test("have the same names whatever the order of the document", async () => {
    const [head = "", components = ""] = spec.split(/(?<=^ {2}schemas:\n)/m);
    const schemas = components.split(/(?=^ {4}\w+:)/m);
    const reversed = head + schemas.toReversed().join("");
    const namesIn = (text: string | undefined) => text?.match(/(?<=^export const )\w+/gm)?.toSorted();
    const textOf = (each: typeof files) => each.find(({ path }) => path === "src/spec/enums.ts")?.text;
    const { files: others } = await generatedFrom({ "spec.yaml": reversed }, "spec.yaml");
    expect(namesIn(textOf(others))).toEqual(namesIn(textOf(files)));
    expect(namesIn(textOf(files))).toContain("wideNarrowEnumValues");
  });
});
