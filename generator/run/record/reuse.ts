import type { OutputFile } from "../../4-emit/output.js";
import { builtPaths, type Reuse } from "../../5-write/build/built-paths.js";
import { obstacleOnTheWay, readText } from "../../5-write/output-folder.js";
import { fingerprint } from "./fingerprint.js";
import { hashOf } from "./hash.js";
import type { RunRecord } from "./record.js";

/** What `dist/` holds for a module, where the record shows that it was built from the same text by the same specmill. */
export function reuseOf(record: RunRecord | undefined, folder: { readonly path: string }): Reuse {
  if (record === undefined || record.fingerprint !== fingerprint) return () => undefined;
  const { outputs } = record;
  return (module) => {
    if (outputs[module.path] !== hashOf(module.text)) return undefined;
    const built = builtPaths(module.path).flatMap((path): readonly OutputFile[] => {
      const text = obstacleOnTheWay(folder, path) === undefined ? readText(folder, path) : undefined;
      return text !== undefined && hashOf(text) === outputs[path] ? [{ path, text }] : [];
    });
    return built.length === builtPaths(module.path).length ? built : undefined;
  };
}
