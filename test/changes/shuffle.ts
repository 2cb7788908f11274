import { isScalar, isSeq, parseDocument, visit } from "yaml";

/** What has no order in a contract: mappings, and the lists under these keys. */
export const unordered = ["mappings", "required", "enum", "type", "oneOf", "anyOf", "allOf", "parameters"] as const;

/** A contract with everything of some kinds in another order. */
export function shuffled(text: string, seed: number, kinds: ReadonlySet<string>): string {
  const document = parseDocument(text);
  const shuffle = <T>(items: readonly T[], place: number): T[] =>
    items
      .map((item, index) => ({ item, key: mixed(seed, place * 1000 + index) }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  let place = 0;
  visit(document, {
    Map(_, map) {
      place++;
      if (kinds.has("mappings")) map.items = shuffle(map.items, place);
    },
    Pair(_, { key, value }) {
      place++;
      if (isSeq(value) && isScalar(key) && kinds.has(String(key.value))) {
        value.items = shuffle(value.items, place);
      }
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** A number that follows from two others and from nothing else (Mulberry32). */
function mixed(seed: number, at: number): number {
  let state = (seed + Math.imul(at, 0x6d2b79f5)) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return (state ^ (state >>> 14)) >>> 0;
}
