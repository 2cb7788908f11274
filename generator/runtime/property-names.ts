import { type Explain, inside, type Place } from "./explain.js";
import type { Issue } from "./validation.js";

/** Explains the name of a property: what is wrong with it as a string is told of the property. */
export function explainName(name: string, at: Place, what: Explain): void {
  const issues: Issue[] = [];
  what(name, { ...inside(at, name, "/propertyNames"), issues });
  for (const { expected, message, ...issue } of issues) {
    at.issues.push({
      ...issue,
      expected: `under a name that is ${expected}`,
      message: message.replace(/^must be/, "$& under a name that is"),
    });
  }
}
