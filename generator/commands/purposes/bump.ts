import { fileSystemHost } from "../../1-load/host.js";
import { bump } from "../../run/bump.js";
import type { Release } from "../../run/release/changelog.js";
import { settle } from "../configuration/options.js";
import { changesSince, generateSettled } from "./generate.js";
import { type Asked, type Findings, plainly } from "./purpose.js";

/** Generates what the configuration asks for as the version that follows from what changed in the contracts. */
export async function bumpCalled(asked: Asked): Promise<Findings> {
  const { call, diagnostics, options } = asked;
  const refused = plainly({ kind: "refused", by: "call" });
  if (call.specs.length > 0) {
    diagnostics.report("bump-configuration-missing", undefined, undefined);
    return refused;
  }
  const host = fileSystemHost;
  const settings = settle(call, options.root, host, diagnostics);
  if (settings === undefined) return refused;
  const generate = (release: Release | undefined) => generateSettled(asked, release);
  const { outcome, bumped, changes } = await bump(settings, { ...options, host, generate }, diagnostics);
  return { outcome, stale: [], changes: changes ?? (await changesSince(outcome, asked)), version: bumped };
}
