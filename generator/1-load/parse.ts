import type { Diagnostics } from "../diagnostics/collector.js";
import type { Source } from "../diagnostics/source.js";
import { parseJson } from "./json.js";
import type { Report } from "./nodes.js";
import type { Node } from "./tree.js";
import { parseYaml } from "./yaml.js";

/**
 * Parses a document to a tree of JSON values with their spans. The language is YAML 1.2 with its core schema (YAML
 * 1.2.2 §10.3), which includes JSON; the file's name makes no difference.
 *
 * Reports every mistake, and returns undefined if one is an error.
 */
export function parse(source: Source, diagnostics: Diagnostics): Node | undefined {
  let failed = false;
  const report: Report = (code, at, details, related) => {
    failed ||= diagnostics.severityOf(code) === "error";
    diagnostics.report(code, at, details, related);
  };
  const tree = parseJson(source, report) ?? parseYaml(source, report);
  return failed ? undefined : tree;
}
