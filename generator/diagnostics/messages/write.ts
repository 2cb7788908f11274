import { error } from "../message.js";

/** What can be wrong with the output folder, and why nothing is written there. */
export const writeMessages = {
  "out-forbidden": error<{ out: string; reason: string }>(
    ({ out, reason }) => `\`${out}\` cannot be the output folder: ${reason}.`,
    () => "Give a folder of its own to `--out`.",
  ),
  "out-not-ours": error<{ out: string; manifest: string }>(
    ({ out, manifest }) =>
      `\`${out}\` holds files, and no \`${manifest}\` says that specmill generated them, so nothing there is replaced.`,
    () => "Name a new or empty folder with `--out`, or empty this one yourself.",
  ),
  "out-manifest-broken": error<{ manifest: string; problem: string }>(
    ({ manifest, problem }) => `\`${manifest}\` does not say which files may be replaced: ${problem}.`,
    () => "Restore it from version control, or delete the whole output folder and generate it again.",
  ),
  "out-symbolic-link": error<{ path: string }>(
    ({ path }) => `\`${path}\` is a symbolic link, and nothing is written through one.`,
    () => "Delete the link.",
  ),
  "out-file-unknown": error<{ path: string; manifest: string }>(
    ({ path, manifest }) =>
      `\`${path}\` would be replaced, but it was not generated: \`${manifest}\` does not list it.`,
    () => "Move it away, or delete it.",
  ),
  "out-unwritable": error<{ path: string; reason: string }>(
    ({ path, reason }) => `\`${path}\` cannot be written: ${reason}.`,
    () => "Make room for it, or allow writing there, and generate again.",
  ),
  "out-busy": error<{ out: string; owner: string; lock: string }>(
    ({ out, owner }) => `Another run of specmill is writing to \`${out}\`: ${owner}.`,
    ({ lock }) => `Wait until it is done. If it is not running any more, delete \`${lock}\` and try again.`,
  ),
  "out-unfinished": error<{ out: string }>(
    ({ out }) => `A run was stopped while it wrote to \`${out}\`: some of its files are old, and some are new.`,
    () => "Run `specmill generate`: it completes that run first.",
  ),
  "out-journal-broken": error<{ folder: string; problem: string }>(
    ({ folder, problem }) =>
      `A run was stopped while it wrote, and \`${folder}/journal.json\` does not say how to complete it: ${problem}.`,
    ({ folder }) => `Delete \`${folder}\`, and generate again.`,
  ),
};
