/** The reasons why a verdict is another one than oasdiff's, by the ids of the pairs. */
export type Arguments = ReadonlyMap<number, string>;

/** Reads lines of `id | reason`; those that begin with `#` explain. Throws where a line has no reason, or an id has two. */
export function readArguments(text: string): Arguments {
  const reasons = new Map<number, string>();
  for (const line of text.split("\n").filter((each) => each.trim() !== "" && !each.startsWith("#"))) {
    const [id = "", reason = "", ...rest] = line.split(" | ");
    if (!/^\d+$/.test(id) || reason.trim() === "" || rest.length > 0) throw new Error(`No argument: ${line}`);
    if (reasons.has(Number(id))) throw new Error(`Argued twice: ${line}`);
    reasons.set(Number(id), reason);
  }
  return reasons;
}
