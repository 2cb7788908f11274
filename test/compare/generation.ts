import { posix } from "node:path";
import { load } from "../../generator/1-load/load.js";
import type { Schema, SchemaId } from "../../generator/2-normalise/api.js";
import { normalise } from "../../generator/2-normalise/normalise.js";
import { analyse } from "../../generator/3-analyse/analyse.js";
import type { Model } from "../../generator/3-analyse/model.js";
import { emit } from "../../generator/4-emit/emit.js";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { formatDiagnostics } from "../../generator/diagnostics/format.js";
import type { Span } from "../../generator/diagnostics/source.js";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";
import { memoryHost } from "../harness/memory-host.js";

/** Documents by path; the first is the contract, the others are what it refers to. */
export type Documents = Readonly<Record<string, string>>;

/** A contract's model and its package. */
export interface Generation {
  readonly model: Model;
  readonly files: readonly OutputFile[];
}

/** Generates a package. Throws what a person would see where the contract has mistakes. */
export async function generationOf(documents: Documents): Promise<Generation> {
  const model = modelOf(documents);
  return { model, files: filesOf(model) };
}

/**
 * A package of the same types and functions, quicker: its validators accept everything. What they do inside is nothing
 * to those who call them.
 */
export async function declarationsOf(documents: Documents): Promise<Generation> {
  const model = modelOf(documents);
  const { api } = model;
  const schemas = new Map([...api.schemas].map(([id, { resource, at }]) => [id, anything(id, resource, at)]));
  return { model, files: filesOf({ ...model, api: { ...api, schemas } }) };
}

/** The model of a contract. Throws what a person would see where it has mistakes. */
export function modelOf(documents: Documents): Model {
  const diagnostics = createDiagnostics();
  const [entry = ""] = Object.keys(documents).toSorted((one, other) => order(one) - order(other));
  const paths = Object.entries(documents).map(([path, text]) => [posix.join("/", path), text] as const);
  const sources = load(entry, { host: memoryHost(Object.fromEntries(paths)), root: "/" }, diagnostics);
  const api = sources && normalise(sources, diagnostics);
  const model = api && analyse(api, diagnostics);
  if (model !== undefined) return model;
  throw new Error(formatDiagnostics(diagnostics.all(), { colour: false }));
}

function filesOf(model: Model): readonly OutputFile[] {
  return emit([model], { form: { kind: "package", name: "sample", version: "0.0.0" }, runtime: readRuntimeSources() });
}

function anything(id: SchemaId, resource: SchemaId, at: Span): Schema {
  return { kind: "boolean", id, resource, at, value: true };
}

/** Samples call their contract `spec.yaml`, whatever stands beside it. */
function order(path: string): number {
  return path === "spec.yaml" ? 0 : 1;
}
