import { resolve } from "node:path";
import type { Host } from "../../1-load/host.js";
import { type ObjectNode, propertyValue } from "../../1-load/tree.js";
import { createDiagnostics } from "../../diagnostics/collector.js";
import type { Span } from "../../diagnostics/source.js";
import { configurationFile, parseConfiguration } from "./configuration-file.js";

/** The bytes of the configuration with another version of an output; all other bytes stay. Undefined if it cannot be read. */
export function configurationWithVersion(
  version: string,
  output: number,
  root: string,
  host: Host,
): Uint8Array | undefined {
  const read = host.read(resolve(root, configurationFile));
  if (read.kind !== "file") return undefined;
  const settings = readSettings(read.bytes, output);
  if (settings === undefined) return undefined;
  const { text } = settings.at.source;
  const { start, end, replacement } = versionEdit(settings, version);
  // The text of a source has no byte order mark.
  const mark =
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(read.bytes.subarray(0, 3)) === "\uFEFF" ? "\uFEFF" : "";
  const bytes = new TextEncoder().encode(mark + text.slice(0, start) + replacement + text.slice(end));
  const after = readSettings(bytes, output);
  const changed = after && propertyValue(after, "version");
  if (changed?.kind !== "string" || changed.value !== version)
    throw new Error("The edited configuration does not have the new version");
  return bytes;
}

/** The span of the version of an output in the configuration; undefined if it has none. */
export function configuredVersionSpan(output: number, root: string, host: Host): Span | undefined {
  const read = host.read(resolve(root, configurationFile));
  const settings = read.kind === "file" ? readSettings(read.bytes, output) : undefined;
  return settings && propertyValue(settings, "version")?.at;
}

/** Errors were reported when the settings were first read. */
function readSettings(bytes: Uint8Array, output: number): ObjectNode | undefined {
  return parseConfiguration(bytes, configurationFile, createDiagnostics())?.[output];
}

/** Replaces the version, or adds one after the last setting, indented in the same way. */
function versionEdit(settings: ObjectNode, version: string) {
  const literal = JSON.stringify(version);
  const at = propertyValue(settings, "version")?.at;
  if (at !== undefined) return { start: at.start, end: at.end, replacement: literal };
  const last = [...settings.entries.values()].at(-1);
  if (last === undefined) throw new Error("A configuration without settings was read");
  const before = settings.at.source.text.slice(settings.at.start, last.keyAt.start);
  const space = /\s*$/.exec(before)?.[0] ?? "";
  const { end } = last.value.at;
  return { start: end, end, replacement: `,${space}"version": ${literal}` };
}
