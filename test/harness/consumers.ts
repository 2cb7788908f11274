import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { generatedFrom } from "./package.js";

/** A program that uses the generated package, and how large it may be, in bytes minified and gzipped. */
export interface Consumer {
  readonly name: string;
  readonly code: string;
  /** What is aimed at. */
  readonly aim?: number;
  /** What it must not be larger than, where that is still to be reached. */
  readonly limit?: number;
  /** Slightly more than it is now: what a test holds, so that growth is noticed. */
  readonly most: number;
}

export const consumers: readonly Consumer[] = [
  { name: "isShare", code: `export { isShare } from "package/rapidly";`, aim: 1400, most: 1550 },
  {
    name: "isShare and validateShare",
    code: `export { isShare, validateShare } from "package/rapidly";`,
    aim: 3400,
    most: 4050,
  },
  {
    name: "updateShare, both directions validated",
    code: `
      import { createRapidlyClient, updateShare } from "package/rapidly";
      export const rename = (id, name) => updateShare(createRapidlyClient({ token: "t" }), { path: { id }, body: { name } });`,
    aim: 8000,
    limit: 9700,
    most: 11600,
  },
  {
    name: "openapi-fetch alone",
    code: `
      import createClient from "openapi-fetch";
      export const rename = (id, name) =>
        createClient({ baseUrl: "" }).PATCH("/api/shares/{id}", { params: { path: { id } }, body: { name } });`,
    most: 2700,
  },
];

const contract = fileURLToPath(new URL("../../specs/rapidly.yaml", import.meta.url));

/** The package of Rapidly's contract, with these lines added to its schemas. */
export async function rapidlyPackage(schemas = ""): Promise<readonly OutputFile[]> {
  const text = readFileSync(contract, "utf8");
  return (await generatedFrom({ "rapidly.yaml": `${text.trimEnd()}\n${schemas}` }, "rapidly.yaml")).files;
}
