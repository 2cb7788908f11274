/** The number or boolean that a text is in JSON. */
export function scalarOf(text: string): number | boolean | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "boolean" || Number.isFinite(value) ? (value as boolean | number) : undefined;
  } catch {
    return undefined;
  }
}
