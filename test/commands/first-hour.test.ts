import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { specmillIn } from "../harness/command.js";

const shop = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /items:
    get:
      operationId: listItems
      responses:
        "200": { description: All., content: { application/json: { schema: { $ref: "#/components/schemas/Item" } } } }
components: { schemas: { Item: { type: string } } }
`;

const files = {
  "shop.yaml": shop,
  "page.yaml": "<html><body>Not found</body></html>\n",
  "old.yaml": 'swagger: "2.0"\ninfo: { title: Shop, version: "1" }\npaths: {}\n',
  "compose.yaml": "services: { web: { image: nginx } }\n",
  "broken.yaml": "openapi: 3.1.0\ninfo: [\n",
  "broken.json": '{ "openapi": "3.1.0",\n',
  "information.yaml": 'openapi: 3.1.0\ninfo: { title: Shop, version: "1" }\n',
  "typo.yaml": shop.replace("schemas/Item", "schemas/Itme"),
  "theirs.yaml": shop.replace("/items:", "/items/{id}:"),
  "mine/notes.md": "Mine.\n",
  "package.json": "{}\n",
};

/** What goes wrong in the first hour, in the order in which people meet it. */
const calls = [
  "generate",
  "shop.yml",
  "genrate shop.yaml",
  "https://shop.example/openapi.json",
  ".",
  "page.yaml",
  "old.yaml",
  "compose.yaml",
  "broken.yaml",
  "broken.json",
  "information.yaml",
  "typo.yaml",
  "theirs.yaml",
  "shop.yaml --output src",
  "shop.yaml --include listItems",
  "shop.yaml --out mine",
  "shop.yaml --package Shop",
  "shop.yaml --package-version 1.0.0",
];

test("what people read in their first hour", async () => {
  const root = mkdtempSync(join(tmpdir(), "specmill-first-hour-"));
  mkdirSync(join(root, "mine"));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  const printed: string[] = [];
  for (const call of calls) {
    const { code, out, error } = await specmillIn(root, ...call.split(" "));
    printed.push(`$ specmill ${call}\n${error}${out}exit code ${code}\n`);
    expect(code).not.toBe(70);
    expect(code).not.toBe(0);
  }
  rmSync(root, { recursive: true });
  await expect(printed.join("\n")).toMatchFileSnapshot("expected/first-hour.txt");
});
