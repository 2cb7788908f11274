import type { Formats, Id } from "sample/spec";

const id: Id = "c3f7a1de-7a1e-4b9c-8f6e-0d5b7a3c2e11";
export const formats: Formats = { id: null, at: null, ids: [id], email: "nobody" };
