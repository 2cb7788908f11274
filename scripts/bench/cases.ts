import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { changed, type PayloadsOf } from "./payloads/changes.js";
import { assetChanges } from "./payloads/cloudglue.js";
import { publicChanges, publicObject, unknownProperties } from "./payloads/public.js";
import { shareChanges, shareUpdateChanges } from "./payloads/rapidly.js";
import { rowChanges, rows, tree, treeChanges } from "./payloads/shapes.js";
import { unionPayloads } from "./payloads/union.js";

/** What is measured: a schema of one of the contracts with its payloads. */
export interface Case extends PayloadsOf {
  readonly name: CaseName;
  readonly title: string;
  /** The API and the schema that specmill compiles. */
  readonly api: string;
  readonly schema: string;
  /** The doors that are measured. The public benchmark has those of its own. */
  readonly doors: readonly ("is" | "issues" | "parse")[];
  /** How many times as quick as the fastest peer the boolean check is meant to be. */
  readonly aim: number;
}

export const caseNames = [
  "share",
  "shareUpdate",
  "shareableAsset",
  "loose",
  "strict",
  "union",
  "tree",
  "rows",
] as const;
export type CaseName = (typeof caseNames)[number];

/** All cases. The payloads of the two APIs are the examples of their contracts. */
export function readCases(specs: URL): readonly Case[] {
  const rapidly = examples(new URL("rapidly.yaml", specs), "/api/shares/{id}", "patch");
  const cloudglue = examples(new URL("cloudglue.yaml", specs), "/share/{id}", "put");
  const our = { doors: ["is", "issues"], aim: 1.25 } as const;
  const open = { doors: ["is", "parse"], aim: 1, api: "public" } as const;
  const [first, last] = [{ at: ["number"] }, { at: ["deeplyNested", "bool"] }];
  const heading = (name: CaseName, title: string, schema = title) => ({ name, title, schema });
  return [
    {
      ...heading("share", "Share"),
      ...our,
      api: "rapidly",
      ...changed(
        rapidly.response.full,
        shareChanges,
        { at: ["created_at"] },
        { at: ["attached_custom_fields", 4, "required"] },
      ),
    },
    {
      ...heading("shareUpdate", "ShareUpdate"),
      ...our,
      api: "rapidly",
      ...changed(
        rapidly.request.everything,
        shareUpdateChanges,
        { at: ["metadata"], value: 7 },
        { at: ["attached_custom_fields", 0, "required"] },
      ),
    },
    {
      ...heading("shareableAsset", "ShareableAsset"),
      ...our,
      api: "cloudglue",
      ...changed(cloudglue.response.file, assetChanges, { at: ["id"] }, { at: ["object"] }),
    },
    {
      ...heading("loose", "public benchmark, loose", "Loose"),
      ...open,
      ...changed(publicObject, [...publicChanges, ...unknownProperties(true)], first, last),
    },
    {
      ...heading("strict", "public benchmark, strict", "Strict"),
      ...open,
      ...changed(publicObject, [...publicChanges, ...unknownProperties(false)], first, last),
    },
    { ...heading("union", "union of 50 variants", "Happened"), ...our, api: "union", ...unionPayloads() },
    {
      ...heading("tree", "recursive tree, 121 nodes", "Tree"),
      ...our,
      api: "shapes",
      ...changed(
        tree(5, 3),
        treeChanges,
        { at: ["label"] },
        { at: ["children", 2, "children", 2, "children", 2, "weight"] },
      ),
    },
    {
      ...heading("rows", "array of 1,000 items", "Rows"),
      ...our,
      api: "shapes",
      ...changed(rows(1000), rowChanges, { at: [0, "id"] }, { at: [999, "tags"] }),
    },
  ];
}

type Examples = Readonly<Record<string, unknown>>;

/** The examples of an operation's request and of its answer. */
function examples(
  contract: URL,
  path: string,
  method: string,
): { readonly request: Examples; readonly response: Examples } {
  const operation = parse(readFileSync(contract, "utf8")).paths[path][method];
  const of = ({ content }: { content: Record<string, { examples: Record<string, { value: unknown }> }> }) =>
    Object.fromEntries(
      Object.entries(content["application/json"]?.examples ?? {}).map(([name, { value }]) => [name, value]),
    );
  return { request: of(operation.requestBody), response: of(operation.responses["200"]) };
}
