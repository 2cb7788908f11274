import { load } from "../../generator/1-load/load.js";
import type { Api, Keywords, Schema, SchemaId } from "../../generator/2-normalise/api.js";
import { normalise } from "../../generator/2-normalise/normalise.js";
import { createDiagnostics, type Diagnostic } from "../../generator/diagnostics/collector.js";
import { formatSpan } from "../../generator/diagnostics/source.js";

/** What came of a contract: the Api, if there was no error, and everything that was reported. */
export interface Outcome {
  readonly api: Api | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** `code line:column` of each report; the file's name before it where it is not the entry. */
  readonly reports: readonly string[];
}

/** Reads files that exist in memory only; the entry is the first. */
export function readFiles(files: Readonly<Record<string, string>>): Outcome {
  const diagnostics = createDiagnostics();
  const encoder = new TextEncoder();
  const texts = new Map(Object.entries(files).map(([name, text]) => [`/contracts/${name}`, text]));
  const [entry = ""] = texts.keys();
  const host = {
    read(path: string) {
      const text = texts.get(path);
      if (text === undefined) return { kind: "missing" as const };
      return { kind: "file" as const, bytes: encoder.encode(text) };
    },
    realPath: (path: string) => path,
  };
  const sources = load(entry, { host, root: "/contracts" }, diagnostics);
  const api = sources && normalise(sources, diagnostics);
  const all = diagnostics.all();
  const name = entry.replace("/contracts/", "");
  return {
    api,
    diagnostics: all,
    reports: all.map(({ code, at }) => `${code} ${at ? place(formatSpan(at), name) : ""}`),
  };
}

/** Reads a contract of one file. */
export function read(text: string): Outcome {
  return readFiles({ "shop.yaml": text });
}

/** The Api of a contract that must be without any report. */
export function apiOf(text: string): Api {
  const { api, reports } = read(text);
  if (api === undefined || reports.length > 0) throw new Error(`The contract is not in order: ${reports.join(", ")}`);
  return api;
}

/** Reads schemas, given as the YAML under `components/schemas` without its indentation. */
export function readSchemas(schemas: string, version = "3.1.0"): Outcome {
  const indented = schemas.trim().replace(/^(?=.)/gm, "    ");
  return read(
    `openapi: ${version}\ninfo: {title: Shop, version: "1"}\npaths: {}\ncomponents:\n  schemas:\n${indented}\n`,
  );
}

/** How many lines stand above the schemas of `readSchemas`. */
export const linesAboveSchemas = 5;

/** The schema at a pointer of the entry. */
export function schemaOf({ api, reports }: Outcome, id: string): Schema {
  const schema = api?.schemas.get(id as SchemaId);
  if (schema === undefined) throw new Error(`There is no ${id}. ${reports.join(", ")}`);
  return schema;
}

/** The keywords of a schema, their places forgotten. */
export function keywordsOf(outcome: Outcome, id: string): Readonly<Record<string, unknown>> {
  const schema = schemaOf(outcome, id);
  if (schema.kind === "boolean") throw new Error(`${id} is ${schema.value}`);
  const keywords: Keywords = schema.keywords;
  return Object.fromEntries(Object.entries(keywords).map(([name, { value }]) => [name, value]));
}

function place(formatted: string, entry: string): string {
  return formatted.startsWith(`${entry}:`) ? formatted.slice(entry.length + 1) : formatted;
}
