import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, vi } from "vitest";
import { specmillIn } from "../harness/command.js";

/** A working folder for each test of a file: a contract, and a configuration by which a package of it is generated. */
export function shopFolder() {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "specmill-bump-"));
    vi.stubEnv("GIT_CEILING_DIRECTORIES", tmpdir());
    mkdirSync(join(root, "node_modules"));
    put(".gitignore", "node_modules\ndist\n");
    configure("0.1.0");
    put("shop.yaml", contract);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(root, { recursive: true });
  });

  const put = (path: string, text: string) => writeFileSync(join(root, path), text);
  const textOf = (path: string) => readFileSync(join(root, path), "utf8");
  const configure = (version: string) =>
    put(
      "package.json",
      `{\n  "specmill": {\n    "specs": ["shop.yaml"], "out": "out", "package": "@example/shop",\n    "version": "${version}"\n  }\n}\n`,
    );
  return {
    root: () => root,
    inRoot: (path: string) => join(root, path),
    put,
    textOf,
    /** Changes the contract. */
    edit: (what: keyof typeof edits) =>
      put("shop.yaml", textOf("shop.yaml").replaceAll(edits[what][0], edits[what][1])),
    configure,
    /** The version that the configuration says. */
    configured: () => JSON.parse(textOf("package.json")).specmill.version,
    /** The `package.json` that was generated. */
    generated: () => JSON.parse(textOf("out/package.json")),
    specmill: (...argv: readonly string[]) => specmillIn(root, ...argv),
  };
}

export const contract = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /items:
    get:
      operationId: listItems
      responses:
        "200":
          description: The items.
          content: { application/json: { schema: { $ref: "#/components/schemas/Item" } } }
components:
  schemas:
    Item:
      type: object
      required: [price]
      properties:
        price: { type: integer, maximum: 10, description: In cents. }
`;

/** What a change of each kind puts in the place of what. */
const edits = {
  wire: ["maximum: 10", "maximum: 20"],
  source: ["Item", "Article"],
  compatible: ["    Item:", "    More: { type: string }\n    Item:"],
  words: ["In cents.", "In euro cents."],
  nothing: ["paths:", "# A comment.\npaths:"],
} as const;
