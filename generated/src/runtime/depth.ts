/**
 * The answer of a test that calls itself for every level of a value. A value that is too deep for it, or that holds
 * itself, is not valid: no JSON text is read into such a value by accident.
 */
export function withinDepth(test: (value: unknown) => boolean, value: unknown): boolean {
  try {
    return test(value);
  } catch (error) {
    if (isTooDeep(error)) return false;
    throw error;
  }
}

/** Whether an error says that there is no more stack: a `RangeError`, or what Firefox calls it. */
export function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === "InternalError");
}
