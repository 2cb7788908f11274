import { type Explain, inside, type Path } from "./explain.js";
import type { Issue } from "./validation.js";

/** Explains the name of a property against `propertyNames`. The issues are reported at the property. */
export function explainName(name: string, path: Path, explanation: Explain): void {
  const issues: Issue[] = [];
  explanation(name, { ...inside(path, name, "/propertyNames"), issues });
  for (const { expected, message, ...issue } of issues) {
    path.issues.push({
      ...issue,
      expected: `under a name that is ${expected}`,
      message: message.replace(/^must be/, "$& under a name that is"),
    });
  }
}
