/**
 * Whether two JSON values are the same: numbers by value, arrays by item, objects by property in any order
 * (JSON Schema 2020-12 Core §4.2.2). A property that is `undefined` counts as absent, as in `JSON.stringify`.
 */
export function equals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || (Array.isArray(a) && a.length !== (b as typeof a).length)) return false;
  const names = definedNames(a);
  return (
    names.length === definedNames(b).length &&
    names.every((name) => Object.hasOwn(b, name) && equals(a[name as keyof typeof a], b[name as keyof typeof b]))
  );
}

function definedNames(object: object): readonly string[] {
  return Object.keys(object).filter((name) => object[name as keyof typeof object] !== undefined);
}
