import { dirname, join } from "node:path";
import type { Host } from "../1-load/host.js";
import type { ImportExtension } from "../4-emit/form.js";
import { type Resolution, readResolution } from "./tsconfig.js";

/**
 * What the specifiers of imports end in, by the nearest `tsconfig.json` above an output folder: no farther up than the
 * working folder, or the first folder that is a package. Without one it is `js`, which every resolution finds.
 */
export async function importExtensionFor(out: string, root: string, host: Host): Promise<ImportExtension> {
  const path = nearestTsconfig(out, root, host);
  return path === undefined ? "js" : extensionOf(await readResolution(path, host));
}

function nearestTsconfig(folder: string, root: string, host: Host): string | undefined {
  const path = join(folder, "tsconfig.json");
  if (host.read(path).kind === "file") return path;
  const isOutermost =
    folder === root || folder === dirname(folder) || host.read(join(folder, "package.json")).kind === "file";
  return isOutermost ? undefined : nearestTsconfig(dirname(folder), root, host);
}

/**
 * Node resolves files by their whole names, and so do its settings of TypeScript. Where the resolution is not set, the
 * module format decides it.
 */
function extensionOf({ moduleResolution, module }: Resolution): ImportExtension {
  const asked = (moduleResolution ?? module ?? "").toLowerCase();
  return /^node(?:1[6-9]|[2-9]\d|next)$/.test(asked) || asked === "" ? "js" : "none";
}
