import { type Docs, isDocs } from "sample/spec";

const docs: Docs = { old: "a", breakout: "b" };
if (isDocs(docs)) docs.long satisfies string | undefined;
