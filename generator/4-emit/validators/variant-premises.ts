import type { SchemaId } from "../../2-normalise/api.js";
import type { Union } from "../../3-analyse/model.js";
import { tagsByVariant } from "../../3-analyse/variant-shapes.js";
import type { Premise, Rule } from "./program.js";

/**
 * The premise under which `anyOf` or `oneOf` applies one of its schemas: the schema holds, or a declared discriminator
 * chooses it; then no other schema counts, even if it holds too.
 */
export function variantPremise(
  member: SchemaId,
  keyword: "anyOf" | "oneOf",
  union: Union | undefined,
  use: (id: SchemaId) => Rule,
): Premise {
  const { declared, discrimination: tag } = union ?? {};
  const variants = tag?.by === "tag" ? (tag.members.get(member) ?? []) : [];
  if (!declared || union?.keyword !== keyword || tag?.by !== "tag" || variants.length === 0) {
    return { kind: "holds", rule: use(member) };
  }
  const owned = tagsByVariant(tag);
  const values = variants.flatMap((variant) => owned.get(variant) ?? []);
  const absent = variants.some((variant) => tag.absent.includes(variant)) ? use(member) : undefined;
  return { kind: "tagged", property: tag.property, values, absent };
}
