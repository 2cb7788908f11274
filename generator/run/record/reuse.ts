import type { OutputFile } from "../../4-emit/output.js";
import { builtPaths, type Reuse } from "../../5-write/build/built-paths.js";
import { obstacleOnTheWay, readText } from "../../5-write/output-folder.js";
import { fingerprint } from "./fingerprint.js";
import { hashOf } from "./hash.js";
import type { RunRecord } from "./record.js";

/**
 * What stands in `dist/` of the modules whose text is what it was made from, as the record of the last run tells. A
 * module that anything is unclear of is built anew.
 */
export function reuseOf(record: RunRecord | undefined, folder: { readonly path: string }): Reuse {
  if (record === undefined || record.fingerprint !== fingerprint()) return () => undefined;
  const { outputs } = record;
  return (module) => {
    if (outputs[module.path] !== hashOf(module.text)) return undefined;
    const made = builtPaths(module.path).flatMap((path): readonly OutputFile[] => {
      const text = obstacleOnTheWay(folder, path) === undefined ? readText(folder, path) : undefined;
      return text !== undefined && hashOf(text) === outputs[path] ? [{ path, text }] : [];
    });
    return made.length === builtPaths(module.path).length ? made : undefined;
  };
}
