import { load } from "../../generator/1-load/load.js";
import type { Api } from "../../generator/2-normalise/api.js";
import { normalise } from "../../generator/2-normalise/normalise.js";
import { type AnalysisOptions, analyse } from "../../generator/3-analyse/analyse.js";
import type { Model } from "../../generator/3-analyse/model.js";
import { createDiagnostics, type Diagnostic } from "../../generator/diagnostics/collector.js";
import { formatSpan } from "../../generator/diagnostics/source.js";

/** What becomes of a contract: its model, unless it has errors, and everything that was reported. */
export interface Analysis {
  readonly model: Model | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The model of a contract, as YAML. Throws where it has errors. */
export function modelOf(yaml: string): Model {
  const { model, diagnostics } = analysisOf(yaml);
  if (model === undefined) throw new Error(shown(diagnostics).slice(0, 5).join("\n"));
  return model;
}

/** The model of a contract that consists of these schemas, as YAML under `components/schemas`. */
export function schemasModel(schemas: string): Model {
  return modelOf(contractOf(schemas));
}

/** A contract that consists of these schemas and paths, as YAML. */
export function contractOf(schemas: string, paths = "{}"): string {
  return `openapi: 3.1.0\ninfo: { title: Test, version: "1" }\npaths:\n${indented(paths, 2)}\ncomponents:\n  schemas:\n${indented(schemas, 4)}\n`;
}

export function analysisOf(yaml: string, reading: AnalysisOptions = {}, name = "test.yaml"): Analysis {
  const diagnostics = createDiagnostics();
  const api = apiOf(yaml, name, diagnostics);
  return { model: api && analyse(api, diagnostics, reading), diagnostics: diagnostics.all() };
}

/** Each report as `code place what`. */
export function shown(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, at, message }) => `${code} ${at === undefined ? "" : formatSpan(at)} ${message}`);
}

function apiOf(yaml: string, name: string, diagnostics: ReturnType<typeof createDiagnostics>): Api | undefined {
  const bytes = new TextEncoder().encode(yaml);
  const host = {
    read: (path: string) => (path === `/${name}` ? { kind: "file" as const, bytes } : { kind: "missing" as const }),
    realPath: (path: string) => path,
  };
  const sources = load(name, { host, root: "/" }, diagnostics);
  return sources && normalise(sources, diagnostics);
}

function indented(yaml: string, by: number): string {
  const lines = yaml.replace(/^\n|\s+$/g, "").split("\n");
  const common = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return lines.map((line) => " ".repeat(by) + line.slice(common)).join("\n");
}
