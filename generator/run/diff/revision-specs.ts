import { resolve } from "node:path";
import type { Host } from "../../1-load/host.js";
import { apiName } from "../../2-normalise/api-names.js";
import { createDiagnostics, type Diagnostics } from "../../diagnostics/collector.js";
import {
  type ConfiguredSpec,
  configurationFile,
  parseConfiguration,
  readSpecs,
} from "../configuration/configuration-file.js";
import { distinctSpecs } from "./document-pairs.js";

/** A revision of git, and the host that reads its files. */
export interface Revision {
  readonly revision: string;
  readonly host: Host;
  /** The absolute working folder. */
  readonly root: string;
  /** A prefix of printed paths: `main:`. */
  readonly origin: string;
}

/**
 * The documents that the configuration listed in a revision. The list is empty if there was no
 * configuration, or if it is broken. The latter is reported, but not as an error: it cannot be fixed any more.
 */
export function readRevisionSpecs(before: Revision, diagnostics: Diagnostics): readonly ConfiguredSpec[] {
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
      const outputs = parseConfiguration(read.bytes, origin + configurationFile, own) ?? [];
      const specs = outputs.map((output) => readSpecs(output, own)?.specs ?? []);
      for (const each of specs) reportDuplicates(each, own);
      const error = own.all().find(({ severity }) => severity === "error");
      if (error === undefined) return distinctSpecs(specs.flat());
      const details = { path: configurationFile, revision, problem: error.message.replace(/\.$/, "") };
      diagnostics.report("revision-configuration-broken", error.at, details);
      return [];
    }
    default:
      return read satisfies never;
  }
}

/** Documents of one output with one API name could not be generated from, so there is no right one to compare with. */
function reportDuplicates(specs: readonly ConfiguredSpec[], diagnostics: Diagnostics): void {
  const seen = new Map<string, string>();
  for (const { path, at } of specs) {
    const name = apiName(path);
    const first = seen.get(name);
    if (first === undefined) seen.set(name, path);
    else diagnostics.report("api-name-taken", at, { name, first, second: path });
  }
}
