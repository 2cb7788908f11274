import { resolve } from "node:path";
import type { Host } from "../1-load/host.js";
import { decode } from "../1-load/text.js";
import { member, type Node, type ObjectNode } from "../1-load/tree.js";
import { parse } from "../1-load/yaml.js";
import { createDiagnostics } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { configurationFile } from "./options.js";

/** The configuration with another version, everything else as it is byte for byte; nothing if there is none to be read. */
export function withVersion(version: string, root: string, host: Host): Uint8Array | undefined {
  const read = host.read(resolve(root, configurationFile));
  if (read.kind !== "file") return undefined;
  const settings = settingsIn(read.bytes);
  if (settings === undefined) return undefined;
  const { text } = settings.at.source;
  const { start, end, written } = placeOf(settings, version);
  // The source is without the byte order mark.
  const mark =
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(read.bytes.subarray(0, 3)) === "\uFEFF" ? "\uFEFF" : "";
  const bytes = new TextEncoder().encode(mark + text.slice(0, start) + written + text.slice(end));
  const after = settingsIn(bytes);
  const found = after && member(after, "version");
  if (found?.kind !== "string" || found.value !== version) throw new Error("The configuration has not the new version");
  return bytes;
}

/** Where the version is, for a message; nothing where there is none. */
export function placeOfVersion(root: string, host: Host): Span | undefined {
  const read = host.read(resolve(root, configurationFile));
  const settings = read.kind === "file" ? settingsIn(read.bytes) : undefined;
  return settings && member(settings, "version")?.at;
}

function settingsIn(bytes: Uint8Array): ObjectNode | undefined {
  const diagnostics = createDiagnostics();
  const source = decode(bytes, configurationFile, diagnostics);
  const file = source && parse(source, diagnostics);
  const settings: Node | undefined = file?.kind === "object" ? member(file, "specmill") : undefined;
  return settings?.kind === "object" ? settings : undefined;
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
