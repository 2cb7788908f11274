import type { EnumWithoutNull, NullableColor, Paint } from "sample/spec";

export const none: NullableColor = null;
// @ts-expect-error null is not in the enum
export const red: EnumWithoutNull = null;

export const paint: Paint = { color: "red", layers: [1, null] };
export const bare: Paint = { color: "red", layers: null };
// @ts-expect-error `nullable` has no `type` beside it, so it adds nothing
export const colorless: Paint = { color: null };
