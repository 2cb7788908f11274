/** Whether a test holds for every item of an array, from an index on. A hole in an array is an item that is not there. */
export function every(items: readonly unknown[], test: (item: unknown) => boolean, from = 0): boolean {
  for (let index = from; index < items.length; index++) if (!test(items[index])) return false;
  return true;
}

/** Whether a value is one of those listed. */
export function includes(listed: readonly unknown[], value: unknown): boolean {
  return listed.includes(value);
}
