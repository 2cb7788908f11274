import type { Explanation } from "./explanation.js";

/** An explanation as JSON for programs, indented. Ends with a line break. */
export function formatJson(explanation: Explanation): string {
  return `${JSON.stringify(explanation, undefined, 2)}\n`;
}
