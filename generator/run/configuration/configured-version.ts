import { resolve } from "node:path";
import type { Host } from "../../1-load/host.js";
import { member, type ObjectNode } from "../../1-load/tree.js";
import { createDiagnostics } from "../../diagnostics/collector.js";
import type { Span } from "../../diagnostics/source.js";
import { configurationFile, settingsIn } from "./configuration-file.js";

/** The configuration with another version, everything else as it is byte for byte; nothing if there is none to be read. */
export function withVersion(version: string, root: string, host: Host): Uint8Array | undefined {
  const read = host.read(resolve(root, configurationFile));
  if (read.kind !== "file") return undefined;
  const settings = readSettings(read.bytes);
  if (settings === undefined) return undefined;
  const { text } = settings.at.source;
  const { start, end, written } = placeOf(settings, version);
  // The source is without the byte order mark.
  const mark =
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(read.bytes.subarray(0, 3)) === "\uFEFF" ? "\uFEFF" : "";
  const bytes = new TextEncoder().encode(mark + text.slice(0, start) + written + text.slice(end));
  const after = readSettings(bytes);
  const found = after && member(after, "version");
  if (found?.kind !== "string" || found.value !== version) throw new Error("The configuration has not the new version");
  return bytes;
}

/** Where the version is, for a message; nothing where there is none. */
export function placeOfVersion(root: string, host: Host): Span | undefined {
  const read = host.read(resolve(root, configurationFile));
  const settings = read.kind === "file" ? readSettings(read.bytes) : undefined;
  return settings && member(settings, "version")?.at;
}

/** What is wrong was reported when the settings were read first. */
function readSettings(bytes: Uint8Array): ObjectNode | undefined {
  return settingsIn(bytes, configurationFile, createDiagnostics());
}

/** What to put where: a version in the place of the one that is there, or behind the last setting and spaced as it is. */
function placeOf(settings: ObjectNode, version: string) {
  const written = JSON.stringify(version);
  const at = member(settings, "version")?.at;
  if (at !== undefined) return { start: at.start, end: at.end, written };
  const last = [...settings.entries.values()].at(-1);
  if (last === undefined) throw new Error("A configuration without settings was read");
  const before = settings.at.source.text.slice(settings.at.start, last.keyAt.start);
  const space = /\s*$/.exec(before)?.[0] ?? "";
  const { end } = last.value.at;
  return { start: end, end, written: `,${space}"version": ${written}` };
}
