/**
 * Whether two values say the same, wherever they were written: Maps, Sets, arrays and objects by what is in them. Values
 * of a document have no prototype, and all of their keys count; elsewhere `at` and `keyAt` are places.
 *
 * Holding two for different that are the same is safe and slower.
 */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one)) return Array.isArray(other) && sameItems(one, other);
  const prototype = Object.getPrototypeOf(one);
  if (prototype !== Object.getPrototypeOf(other)) return false;
  if (one instanceof Map) return sameEntries(one, other as Map<unknown, unknown>);
  if (one instanceof Set)
    return one.size === (other as Set<unknown>).size && sameItems([...one], [...(other as Set<unknown>)]);
  if (prototype !== null && prototype !== Object.prototype) return false;
  return sameMembers(one as Members, other as Members, prototype === null);
}

type Members = Readonly<Record<string, unknown>>;

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index] || isSame(item, other[index]));
}

/** Their order counts. */
function sameEntries(one: ReadonlyMap<unknown, unknown>, other: ReadonlyMap<unknown, unknown>): boolean {
  if (one.size !== other.size) return false;
  const others = other.entries();
  for (const [key, value] of one) {
    const next = others.next().value;
    if (next === undefined || !Object.is(key, next[0]) || !isSame(value, next[1])) return false;
  }
  return true;
}

function sameMembers(one: Members, other: Members, all: boolean): boolean {
  const keys = Object.keys(one);
  const otherKeys = Object.keys(other);
  if (keys.length !== otherKeys.length) return false;
  for (const [index, key] of keys.entries()) {
    if (key !== otherKeys[index]) return false;
    if (one[key] !== other[key] && (all || !isPlace(key)) && !isSame(one[key], other[key])) return false;
  }
  return true;
}

function isPlace(key: string): boolean {
  return key === "at" || key === "keyAt";
}
