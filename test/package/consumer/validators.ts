import { isShare, parseShare, type Share, ShareSchema, validateShare } from "@specmill/share-clients/rapidly";
import { type Issue, isValidationError } from "@specmill/share-clients/runtime";
import type { StandardSchemaV1 } from "@standard-schema/spec";

// The schemas are Standard Schemas by the letter of the specification's own types.
export const schema: StandardSchemaV1<Share> = ShareSchema;
export type Inferred = StandardSchemaV1.InferOutput<typeof ShareSchema>;
export const inferred: (share: Inferred) => Share = (share) => share;

export function name(value: unknown): string {
  if (isShare(value)) return value.name;
  const { issues } = validateShare(value);
  if (issues)
    return issues
      .map(({ path, keyword, message, location }: Issue) => [path.join("."), keyword, message, location].join(" "))
      .join("\n");
  try {
    return parseShare(value).name;
  } catch (error) {
    return isValidationError(error) ? (error.issues[0]?.message ?? "") : "";
  }
}

export function result(value: unknown): Share | undefined {
  const validated = validateShare(value);
  return validated.issues ? undefined : validated.value;
}
