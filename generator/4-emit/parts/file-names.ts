import { shortHash, toKebabCase } from "../../3-analyse/words.js";

/**
 * The names of files, without extensions, after the names of what they hold: `share-price` for `SharePrice`. No two are the
 * same, also not on file systems that fold case or normalise letters: all are of `a` to `z`, digits and dashes.
 *
 * Where several would have the same one, it goes to the name that `restore` makes of it, and the others get a hash. Nothing
 * depends on the order of the names, and a further one renames only the files of names that it clashes with.
 */
export function fileNames(names: Iterable<string>, restore: (fileName: string) => string): ReadonlyMap<string, string> {
  const sorted = [...new Set(names)].sort();
  const claims = grouped(sorted, toKebabCase);
  const files = new Map<string, string>();
  const used = new Set<string>();
  const assign = (name: string, file: string) => {
    files.set(name, file);
    used.add(file);
  };
  const unnamed = [...claims].flatMap(([plain, claimants]) => {
    const keeper = claimants.length === 1 ? claimants[0] : claimants.find((name) => restore(plain) === name);
    if (keeper === undefined || !isUsable(plain)) return claimants;
    assign(keeper, plain);
    return claimants.filter((name) => name !== keeper);
  });
  for (const name of unnamed) {
    let hashed = withHash(toKebabCase(name), name);
    for (let attempt = `${name}#`; used.has(hashed); attempt += "#") hashed = withHash(toKebabCase(name), attempt);
    assign(name, hashed);
  }
  return files;
}

/**
 * The name of the folder for operations with a tag. It depends on the tag alone. Tags that differ in nothing but case and
 * punctuation share a folder.
 */
export function folderOfTag(tag: string | undefined): string {
  if (tag === undefined) return "untagged";
  // A change of case makes no words in a tag, which is written for people: `IPs` is one word.
  const plain = toKebabCase(tag.toLowerCase());
  // Letters that are left out may be all that tells a tag from another.
  const isWhole = !/[^\p{ASCII}\p{M}]/u.test(tag.normalize("NFKD"));
  return isWhole && isUsable(plain) ? plain : withHash(plain === "" ? "tag" : plain, tag);
}

/** Items by their key, each in the order in which it comes first. */
export function grouped<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Longer names would be in the way of paths that a system can open. */
const longest = 60;

/** Whether a file or a folder can be called so everywhere. */
function isUsable(plain: string): boolean {
  return plain !== "" && plain.length <= longest && !reserved.test(plain);
}

/** What Windows takes for devices, and what may stand for the folder around it. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|index)$/;

function withHash(plain: string, text: string): string {
  return `${plain.slice(0, longest)}-${shortHash(text)}`.replace(/^-/, "");
}
