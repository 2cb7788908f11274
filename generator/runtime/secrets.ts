import type { Path } from "./explain.js";
import type { Issue } from "./validation.js";

/** Explains a value that must not be shown, such as a password: the issues say what it must be, and not what it is. */
export function conceal(path: Path, explanation: (path: Path) => void): void {
  const issues: Issue[] = [];
  explanation({ ...path, issues });
  for (const issue of issues) path.issues.push(issue.received === "nothing" ? issue : concealed(issue));
}

function concealed(issue: Issue): Issue {
  const received = "a value that is not shown";
  const saysReceived = issue.message.startsWith("must be ");
  return { ...issue, received, message: saysReceived ? `must be ${issue.expected}, got ${received}` : issue.message };
}
