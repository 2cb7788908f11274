/** Whether every item of an array passes a test, from index `from` on. A hole counts as an item that is `undefined`. */
export function every(items: readonly unknown[], test: (item: unknown) => boolean, from = 0): boolean {
  for (let index = from; index < items.length; index++) if (!test(items[index])) return false;
  return true;
}

/** Whether a value is in a list. */
export function includes(listed: readonly unknown[], value: unknown): boolean {
  return listed.includes(value);
}
