import type { Both, Users } from "sample/spec";

export const both: Both = "b";
// @ts-expect-error: the other list does not have it
export const one: Both = "a";
export const names = ({ data }: Users): readonly string[] => data?.map(({ name }) => name.toUpperCase()) ?? [];
