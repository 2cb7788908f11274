import type { Setting, Tags } from "sample/spec";

export const one: Tags = "a";
export const several: Tags = ["a", "b"];
// @ts-expect-error a number is neither
export const none: Tags = 1;

declare const setting: Setting;
if (typeof setting === "object" && !Array.isArray(setting)) setting.all satisfies boolean;
