import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { specmillIn } from "../harness/command.js";
import { json } from "../http/answers.js";
import { it } from "../http/fixtures.js";
import { node, root } from "../package/packed.js";

const example = join(root, "docs/examples/petstore");

/** A copy of the example, with what `npm install` would put there. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "specmill-petstore-"));
  for (const name of ["package.json", "tsconfig.json", "petstore.yaml", "adopt.ts"])
    cpSync(join(example, name), join(folder, name));
  mkdirSync(join(folder, "node_modules/@acme"), { recursive: true });
  symlinkSync(join(folder, "clients"), join(folder, "node_modules/@acme/clients"));
  for (const name of ["@types", "openapi-fetch", "openapi-typescript-helpers", "undici-types"])
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the Petstore", () => {
  it("is run by three commands", () => {
    const [, commands = ""] = /```sh\n(.*?)```/s.exec(readFileSync(join(example, "README.md"), "utf8")) ?? [];
    expect(commands.split("\n").map((line) => line.replace(/ +#.*/, ""))).toEqual([
      "npx specmill generate",
      "npm install",
      "npm start",
      "",
    ]);
    expect(JSON.parse(readFileSync(join(example, "package.json"), "utf8")).scripts).toEqual({
      start: "tsc -p . && tsx adopt.ts",
    });
  });

  it("generates, type-checks and calls", async ({ server }) => {
    const { code, out, error } = await specmillIn(folder, "generate");
    expect({ code, out, error }).toMatchObject({ code: 0 });
    node("typescript/bin/tsc", ["-p", "."], folder);
    const kermit = { name: "Kermit", category: { name: "Frogs" }, photoUrls: [] };
    server.answerWith(json(200, [kermit, { name: "Robin", photoUrls: [] }]));
    expect(await adopt(server.url)).toBe("Kermit (Frogs)\nRobin (no category)\n");
    expect(server.requests.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([
      ["GET", "/pet/findByTags?tags=green&tags=likes%20rain", "Bearer t"],
    ]);
  });
});

/** Runs the example against an API; returns what it prints. */
async function adopt(url: string): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [join(root, "node_modules/tsx/dist/cli.mjs"), "adopt.ts"],
    { cwd: folder, env: { ...process.env, PETSTORE_URL: url, PETSTORE_TOKEN: "t" } },
  );
  return stdout + stderr;
}
