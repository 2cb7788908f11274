import type { Place } from "./explain.js";
import type { Issue } from "./validation.js";

/** Explains a value that is not to be shown: what it must be, and not what it is. */
export function conceal(at: Place, what: (at: Place) => void): void {
  const issues: Issue[] = [];
  what({ ...at, issues });
  for (const issue of issues) at.issues.push(issue.received === "nothing" ? issue : concealed(issue));
}

function concealed(issue: Issue): Issue {
  const received = "a value that is not shown";
  const isSaid = issue.message.startsWith("must be ");
  return { ...issue, received, message: isSaid ? `must be ${issue.expected}, got ${received}` : issue.message };
}
