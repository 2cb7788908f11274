import { parse } from "../../1-load/parse.js";
import { decode } from "../../1-load/text.js";
import { type Node, type ObjectNode, propertyValue } from "../../1-load/tree.js";
import type { Diagnostics } from "../../diagnostics/collector.js";
import type { Span } from "../../diagnostics/source.js";

/** The file that holds the configuration, under the key `specmill`. */
export const configurationFile = "package.json";

/**
 * The outputs that `specmill` describes in the bytes of a package.json: one, or a list; undefined if there is none. Reports
 * a syntax error in the file, whose path is printed as it is, and then returns undefined, too.
 */
export function parseConfiguration(
  bytes: Uint8Array,
  path: string,
  diagnostics: Diagnostics,
): readonly ObjectNode[] | undefined {
  const source = decode(bytes, path, diagnostics);
  const file = source && parse(source, diagnostics);
  const settings = file?.kind === "object" ? propertyValue(file, "specmill") : undefined;
  if (settings === undefined) return undefined;
  const outputs = settings.kind === "array" ? settings.items : [settings];
  const objects = outputs.filter((output) => output.kind === "object");
  if (objects.length > 0 && objects.length === outputs.length) return objects;
  const at = outputs.find((output) => output.kind !== "object")?.at ?? settings.at;
  diagnostics.report("configuration-invalid", at, { key: "specmill", expected: "an object, or a list of objects" });
  return undefined;
}

/** The documents that a configuration lists. */
export interface ConfiguredSpecs {
  readonly at: Span;
  readonly specs: readonly ConfiguredSpec[];
}

export interface ConfiguredSpec {
  /** Relative to the working folder. */
  readonly path: string;
  readonly at: Span;
}

/** Reads `specs` of the configuration. Reports what is wrong with it, and then returns undefined. */
export function readSpecs(settings: ObjectNode, diagnostics: Diagnostics): ConfiguredSpecs | undefined {
  const list = propertyValue(settings, "specs");
  const items = list?.kind === "array" ? list.items : [];
  const specs = items.flatMap((item) => {
    const path = stringOf(item);
    return path === undefined || path === "" ? [] : [{ path, at: item.at }];
  });
  if (list !== undefined && specs.length > 0 && specs.length === items.length) return { at: list.at, specs };
  reportInvalidSetting(settings, "specs", list, "a list of paths with at least one", diagnostics);
  return undefined;
}

/** Reports a setting that is wrong or missing. */
export function reportInvalidSetting(
  settings: ObjectNode,
  key: string,
  node: Node | undefined,
  expected: string,
  diagnostics: Diagnostics,
): void {
  const at: Span = node?.at ?? { ...settings.at, end: settings.at.start + 1 };
  diagnostics.report("configuration-invalid", at, { key: `specmill.${key}`, expected });
}

export function stringOf(node: Node | undefined): string | undefined {
  return node?.kind === "string" ? node.value : undefined;
}
