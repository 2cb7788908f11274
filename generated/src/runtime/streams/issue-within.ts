import type { Issue } from "../validation.js";

/** Moves an issue from a value to the object or list that holds the value under this key. */
export function issueWithin(key: string | number, issue: Issue): Issue {
  return { ...issue, path: [key, ...issue.path], pointer: `/${key}${issue.pointer}` };
}
