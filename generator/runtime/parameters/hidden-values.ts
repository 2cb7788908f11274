import type { Issue, Validator } from "../validation.js";

/**
 * A validator of parameters that are headers or cookies too. These hold keys and tokens, and errors are logged: an issue
 * of them names the rule and not the value.
 */
export function hidingValues(validator: Validator<unknown>): Validator<unknown> {
  return (value) => {
    const result = validator(value);
    return result.issues ? { issues: result.issues.map(withoutValue) } : result;
  };
}

function withoutValue(issue: Issue): Issue {
  const { path, keyword, expected } = issue;
  if ((path[0] !== "headers" && path[0] !== "cookies") || keyword === "required") return issue;
  return { ...issue, received: "another value", message: `must be ${expected}` };
}
