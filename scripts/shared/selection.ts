/**
 * The items with the given names, or all of them if no names are given.
 *
 * @throws An error that lists the names there are, if nothing has one of the given names.
 */
export function selectByName<T>(
  all: readonly T[],
  nameOf: (item: T) => string,
  names: readonly string[] | undefined,
): readonly T[] {
  const unknown = names?.find((name) => !all.some((item) => nameOf(item) === name));
  if (unknown !== undefined) throw new Error(`There is no ${unknown}. There are: ${all.map(nameOf).join(", ")}`);
  return names === undefined ? all : all.filter((item) => names.includes(nameOf(item)));
}
