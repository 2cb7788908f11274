import type { CheckedFormat } from "../../../generator/3-analyse/formats.js";
import { toPascalCase } from "../../../generator/3-analyse/words.js";

export type Predicate = (value: unknown) => boolean;

/** The predicate of a format, from the module that is called after it. */
export async function predicateOf(format: CheckedFormat): Promise<Predicate> {
  const name = `is${toPascalCase(format)}`;
  const module = await import(`../../../generator/runtime/formats/${format}.ts`);
  const predicate = module[name];
  if (typeof predicate !== "function") throw new Error(`formats/${format}.ts does not export ${name}`);
  return predicate;
}
