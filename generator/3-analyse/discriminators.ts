/**
 * What a declared discriminator means for validity:
 *
 * - `decide`: the value's tag chooses the variant, and that variant alone must accept the value. `oneOf` is not counted.
 * - `annotate`: the letter of OAS 3.1 §4.8.25. A discriminator is a hint, and `oneOf` and `anyOf` mean what JSON Schema
 *   says.
 */
export type DiscriminatorsOption = "decide" | "annotate";

/** Every way to read a discriminator, the default first. */
export const discriminatorsOptions: readonly DiscriminatorsOption[] = ["decide", "annotate"];
