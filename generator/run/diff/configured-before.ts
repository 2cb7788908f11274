import { resolve } from "node:path";
import type { Host } from "../../1-load/host.js";
import { apiName } from "../../2-normalise/api-names.js";
import { createDiagnostics, type Diagnostics } from "../../diagnostics/collector.js";
import { type ConfiguredSpec, configurationFile, settingsIn, specsIn } from "../configuration/configuration-file.js";

/** A revision of git, as documents are read from it. */
export interface Revision {
  readonly revision: string;
  readonly host: Host;
  /** The absolute working folder. */
  readonly root: string;
  /** What is printed before the paths of its files: `main:`. */
  readonly origin: string;
}

/**
 * The documents that the configuration named in a revision, each of another API. None where it had no configuration,
 * and none, which is told, where that cannot be read: what it looked like then is nobody's mistake now.
 */
export function configuredBefore(before: Revision, diagnostics: Diagnostics): readonly ConfiguredSpec[] {
  const { revision, host, root, origin } = before;
  const read = host.read(host.realPath(resolve(root, configurationFile)));
  switch (read.kind) {
    case "missing":
      return [];
    case "unreadable": {
      const details = { path: configurationFile, revision, problem: read.reason };
      diagnostics.report("revision-configuration-broken", undefined, details);
      return [];
    }
    case "file": {
      const own = createDiagnostics();
      const settings = settingsIn(read.bytes, origin + configurationFile, own);
      const specs = (settings && specsIn(settings, own)?.specs) ?? [];
      reportTaken(specs, own);
      const mistake = own.all().find(({ severity }) => severity === "error");
      if (mistake === undefined) return specs;
      const details = { path: configurationFile, revision, problem: mistake.message.replace(/\.$/, "") };
      diagnostics.report("revision-configuration-broken", mistake.at, details);
      return [];
    }
    default:
      return read satisfies never;
  }
}

/** Nothing was generated from documents that would become one API, so which of them it was cannot be told. */
function reportTaken(specs: readonly ConfiguredSpec[], diagnostics: Diagnostics): void {
  const firsts = new Map<string, string>();
  for (const { path, at } of specs) {
    const name = apiName(path);
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, path);
    else diagnostics.report("api-name-taken", at, { name, first, second: path });
  }
}
