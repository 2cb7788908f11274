/**
 * Whether two JSON values are the same: numbers by value, arrays by item, objects by property in any order
 * (JSON Schema 2020-12 Core §4.2.2). A property whose value is `undefined` is no property: JSON text would not hold it.
 */
export function equals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || (Array.isArray(a) && a.length !== (b as typeof a).length)) return false;
  const names = namesOf(a);
  return (
    names.length === namesOf(b).length &&
    names.every((name) => Object.hasOwn(b, name) && equals(a[name as keyof typeof a], b[name as keyof typeof b]))
  );
}

function namesOf(object: object): readonly string[] {
  return Object.keys(object).filter((name) => object[name as keyof typeof object] !== undefined);
}
