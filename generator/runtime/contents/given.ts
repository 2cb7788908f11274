import type { Validator } from "../validation.js";

/** The validator of a body of which the contract says nothing but that there must be one. */
export const given: Validator<unknown> = (value) =>
  value === undefined ? { issues: [{ ...nothing, message: `must be ${nothing.expected}, got nothing` }] } : { value };

const nothing = {
  path: [],
  pointer: "",
  keyword: "required",
  expected: "given",
  received: "nothing",
  schema: undefined,
  location: "",
};
