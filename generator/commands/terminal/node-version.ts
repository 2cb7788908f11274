/** The oldest version of Node that specmill runs on: what `engines` in its package.json says. */
export const oldestNode: string = "20.19";

/** What to tell a person whose Node is too old, as lines; undefined where it is not. `version` is as in `20.19.0`. */
export function refuseOldNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode.split(".").map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `error  specmill needs Node ${oldestNode} or newer, and this is ${version}.
  Install a newer one, for instance from https://nodejs.org. \`node --version\` says which one runs.
`;
}
